import {
  AuditOutlined,
  BarChartOutlined,
  ClockCircleOutlined,
  CommentOutlined,
  ImportOutlined,
  PhoneOutlined,
  QuestionCircleOutlined,
  StopOutlined,
} from '@ant-design/icons';
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
  {
    path: '/calls',
    title: { en: 'Calls', zh: '拨打清单' },
    group: 'today',
    icon: <PhoneOutlined />,
    scopes: ['calls:work', 'contacts:read'],
    load: async () => (await import('../calls/CallsPage.js')).CallsPage,
  },
  {
    path: '/reviews',
    title: { en: 'Reviews', zh: '人工审核' },
    group: 'today',
    icon: <AuditOutlined />,
    scopes: ['review:decide', 'contacts:read'],
    load: async () => (await import('../reviews/ReviewsPage.js')).ReviewsPage,
  },
  {
    path: '/replies',
    title: { en: 'Replies to read', zh: '待读回复' },
    group: 'today',
    icon: <CommentOutlined />,
    scopes: ['portfolio:read', 'events:write'],
    load: async () => (await import('../proposals/ProposalsPage.js')).ProposalsPage,
  },
  {
    path: '/unknown',
    title: { en: 'Unknown outcomes', zh: '结果不明' },
    group: 'today',
    icon: <QuestionCircleOutlined />,
    scopes: ['contacts:read'],
    load: async () => (await import('../unknown/UnknownPage.js')).UnknownPage,
  },
  {
    path: '/dead-letters',
    title: { en: 'Not delivered', zh: '未送达' },
    group: 'today',
    icon: <StopOutlined />,
    scopes: ['contacts:read'],
    load: async () => (await import('../dead-letters/DeadLettersPage.js')).DeadLettersPage,
  },
  {
    path: '/expiring',
    title: { en: 'Running out of time', zh: '即将过期' },
    group: 'today',
    icon: <ClockCircleOutlined />,
    scopes: ['contacts:read'],
    load: async () => (await import('../expiring/ExpiringPage.js')).ExpiringPage,
  },
  {
    path: '/imports',
    title: { en: 'Imports', zh: '导入' },
    group: 'today',
    icon: <ImportOutlined />,
    scopes: ['portfolio:read'],
    load: async () => (await import('../imports/ImportsPage.js')).ImportsPage,
  },
];
