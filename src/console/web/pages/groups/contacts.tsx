import { AuditOutlined, UserOutlined } from '@ant-design/icons';
import type { Page } from '../pages.js';

const LOG_SCOPES = ['contacts:read', 'portfolio:read'];

/** Of contact log, story of one contact, persons. */
export const contactPages: readonly Page[] = [
  {
    path: '/contacts',
    letter: 'l',
    title: { en: 'Contact log', zh: '联系记录' },
    group: 'contacts',
    icon: <AuditOutlined />,
    scopes: LOG_SCOPES,
    load: async () => (await import('../log/LogPage.js')).LogPage,
  },
  {
    path: '/contacts/:id',
    title: { en: 'Contact', zh: '联系' },
    scopes: LOG_SCOPES,
    load: async () => (await import('../log/StoryPage.js')).StoryPage,
  },
  {
    path: '/history/:id',
    title: { en: 'What a person saw of us', zh: '与某人的全部联系' },
    scopes: LOG_SCOPES,
    load: async () => (await import('../log/HistoryPage.js')).HistoryPage,
  },
  {
    path: '/people',
    letter: 'f',
    title: { en: 'Find a person', zh: '查找个人' },
    group: 'contacts',
    icon: <UserOutlined />,
    scopes: LOG_SCOPES,
    load: async () => (await import('../person/FindPage.js')).FindPage,
  },
  {
    path: '/people/:id',
    title: { en: 'Person', zh: '个人' },
    scopes: LOG_SCOPES,
    load: async () => (await import('../person/PersonPage.js')).PersonPage,
  },
];
