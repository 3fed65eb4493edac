import { BarChartOutlined } from '@ant-design/icons';
import type { Page } from '../pages.js';

/** Of call list, work lists, dashboard. */
export const todayPages: readonly Page[] = [
  {
    path: '/dashboard',
    title: { en: 'Dashboard', zh: '概览' },
    group: 'today',
    icon: <BarChartOutlined />,
    scopes: ['contacts:read', 'policies:read'],
    load: async () => (await import('../dashboard/DashboardPage.js')).DashboardPage,
  },
];
