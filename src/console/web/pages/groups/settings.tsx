import { PauseCircleOutlined } from '@ant-design/icons';
import type { Page } from '../pages.js';

/** Of pauses, users, the own account. */
export const settingPages: readonly Page[] = [
  {
    path: '/pauses',
    title: { en: 'Pauses', zh: '暂停' },
    group: 'settings',
    icon: <PauseCircleOutlined />,
    scopes: ['contacts:read'],
    load: async () => (await import('../pauses/PausesPage.js')).PausesPage,
  },
];
