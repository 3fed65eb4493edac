import { FileTextOutlined, HighlightOutlined } from '@ant-design/icons';
import type { Page } from '../pages.js';

/** Of templates. */
export const messagePages: readonly Page[] = [
  {
    path: '/templates',
    letter: 't',
    title: { en: 'Templates', zh: '模板' },
    group: 'messages',
    icon: <FileTextOutlined />,
    scopes: ['templates:read'],
    load: async () => (await import('../templates/TemplatesPage.js')).TemplatesPage,
  },
  {
    path: '/check-words',
    letter: 'w',
    title: { en: 'Check words', zh: '检查措辞' },
    group: 'messages',
    icon: <HighlightOutlined />,
    scopes: ['templates:read'],
    load: async () => (await import('../templates/CheckWordsPage.js')).CheckWordsPage,
  },
  {
    path: '/templates/:id',
    title: { en: 'Template', zh: '模板' },
    scopes: ['templates:read'],
    load: async () => (await import('../templates/TemplatePage.js')).TemplatePage,
  },
  {
    path: '/template-drafts/new',
    title: { en: 'New template', zh: '新建模板' },
    scopes: ['templates:write'],
    load: async () => (await import('../drafts/NewDraftPage.js')).NewDraftPage,
  },
  {
    path: '/template-drafts/:id',
    title: { en: 'Draft', zh: '草稿' },
    scopes: ['templates:read'],
    load: async () => (await import('../drafts/DraftPage.js')).DraftPage,
  },
];
