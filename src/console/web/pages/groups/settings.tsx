import {
  FlagOutlined,
  PauseCircleOutlined,
  QuestionCircleOutlined,
  TeamOutlined,
} from '@ant-design/icons';
import type { Page } from '../pages.js';

/** Of pauses, users, the own account. */
export const settingPages: readonly Page[] = [
  {
    path: '/pauses',
    letter: 's',
    title: { en: 'Pauses', zh: '暂停' },
    group: 'settings',
    icon: <PauseCircleOutlined />,
    scopes: ['contacts:read'],
    load: async () => (await import('../pauses/PausesPage.js')).PausesPage,
  },
  {
    path: '/users',
    letter: 'o',
    title: { en: 'Users', zh: '用户' },
    group: 'settings',
    icon: <TeamOutlined />,
    scopes: ['admin'],
    load: async () => (await import('../users/UsersPage.js')).UsersPage,
  },
  {
    path: '/account',
    title: { en: 'Your account', zh: '您的账户' },
    scopes: [],
    load: async () => (await import('../account/AccountPage.js')).AccountPage,
  },
  {
    path: '/first-steps',
    letter: 'b',
    title: { en: 'First steps', zh: '第一步' },
    group: 'settings',
    icon: <FlagOutlined />,
    scopes: ['admin'],
    load: async () => (await import('../first-steps/FirstStepsPage.js')).FirstStepsPage,
  },
  {
    path: '/help',
    letter: 'm',
    title: { en: 'Help', zh: '帮助' },
    group: 'settings',
    icon: <QuestionCircleOutlined />,
    scopes: [],
    load: async () => (await import('../help/HelpPage.js')).HelpPage,
  },
  {
    path: '/help/problems/:code',
    title: { en: 'Help', zh: '帮助' },
    scopes: [],
    load: async () => (await import('../help/ProblemPage.js')).ProblemPage,
  },
];
