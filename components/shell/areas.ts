import {
  IconCalendarRepeat,
  IconChartBar,
  IconFlask2,
  IconHexagons,
  IconHistory,
  IconKey,
  IconReceipt,
  IconReportMoney,
  IconShieldCheck,
  IconSparkles,
  IconStack2,
  IconTable,
  IconUsers,
  IconWebhook,
} from '@tabler/icons-react';
import type { Role } from '#lib/auth/permissions';

/** The areas of the dashboard, in the order of the navigation; `roles` where not everybody has business there. */
export const areas: { href: string; label: string; Icon: typeof IconKey; roles?: readonly Role[] }[] = [
  { href: '/predict', label: 'Predict', Icon: IconSparkles },
  { href: '/history', label: 'History', Icon: IconHistory },
  { href: '/models', label: 'Models', Icon: IconHexagons },
  { href: '/datasets', label: 'Data', Icon: IconTable, roles: ['engineer', 'admin'] },
  { href: '/runs', label: 'Runs', Icon: IconFlask2, roles: ['engineer', 'admin'] },
  { href: '/batch', label: 'Batch', Icon: IconStack2 },
  { href: '/schedules', label: 'Schedules', Icon: IconCalendarRepeat, roles: ['engineer', 'admin'] },
  { href: '/keys', label: 'Keys', Icon: IconKey },
  { href: '/webhooks', label: 'Webhooks', Icon: IconWebhook },
  { href: '/usage', label: 'Usage', Icon: IconChartBar },
  { href: '/billing', label: 'Billing', Icon: IconReceipt },
  { href: '/finance', label: 'Finance', Icon: IconReportMoney, roles: ['finance', 'admin'] },
  { href: '/people', label: 'People', Icon: IconUsers, roles: ['admin'] },
  { href: '/admin', label: 'Administration', Icon: IconShieldCheck, roles: ['admin'] },
];
