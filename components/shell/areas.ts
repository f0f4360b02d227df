import { IconHexagons, IconKey, IconUsers } from '@tabler/icons-react';
import type { Role } from '#lib/auth/permissions';

/** The areas of the dashboard, in the order of the navigation; `roles` where not everybody has business there. */
export const areas: { href: string; label: string; Icon: typeof IconKey; roles?: readonly Role[] }[] = [
  { href: '/models', label: 'Models', Icon: IconHexagons },
  { href: '/keys', label: 'Keys', Icon: IconKey },
  { href: '/people', label: 'People', Icon: IconUsers, roles: ['admin'] },
];
