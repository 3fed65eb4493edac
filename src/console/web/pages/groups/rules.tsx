import {
  AuditOutlined,
  BookOutlined,
  CalendarOutlined,
  SafetyCertificateOutlined,
} from '@ant-design/icons';
import type { Page } from '../pages.js';

/** Of rules, policy. */
export const rulePages: readonly Page[] = [
  {
    path: '/rules',
    letter: 'a',
    title: { en: 'Rules', zh: '规则' },
    group: 'rules',
    icon: <BookOutlined />,
    scopes: ['contacts:read'],
    load: async () => (await import('../rules/RulesPage.js')).RulesPage,
  },
  {
    path: '/rules/:code',
    title: { en: 'Rule', zh: '规则' },
    scopes: ['contacts:read'],
    load: async () => (await import('../rules/RulePage.js')).RulePage,
  },
  {
    path: '/policy',
    letter: 'p',
    title: { en: 'House policy', zh: '机构政策' },
    group: 'rules',
    icon: <AuditOutlined />,
    scopes: ['policies:read'],
    load: async () => (await import('../policy/PolicyPage.js')).PolicyPage,
  },
  {
    path: '/policy/draft',
    title: { en: 'Draft of a house policy', zh: '机构政策草稿' },
    scopes: ['policies:read', 'policies:write'],
    load: async () => (await import('../policy/DraftPage.js')).DraftPage,
  },
  {
    path: '/policy/:id',
    title: { en: 'House policy', zh: '机构政策' },
    scopes: ['policies:read'],
    load: async () => (await import('../policy/ProposalPage.js')).ProposalPage,
  },
  {
    path: '/declarations',
    letter: 'y',
    title: { en: 'Declarations', zh: '声明' },
    group: 'rules',
    icon: <SafetyCertificateOutlined />,
    scopes: ['policies:read'],
    load: async () => (await import('../declarations/DeclarationsPage.js')).DeclarationsPage,
  },
  {
    path: '/declarations/:id',
    title: { en: 'Declaration', zh: '声明' },
    scopes: ['policies:read'],
    load: async () => (await import('../declarations/DeclarationPage.js')).DeclarationPage,
  },
  {
    path: '/holidays',
    letter: 'h',
    title: { en: 'Holidays', zh: '假日' },
    group: 'rules',
    icon: <CalendarOutlined />,
    scopes: ['policies:read'],
    load: async () => (await import('../holidays/HolidaysPage.js')).HolidaysPage,
  },
];
