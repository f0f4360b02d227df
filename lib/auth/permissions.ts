/** The one table of who may do what. Ownership is checked beside it: a permission speaks of one's own things. */

export const roles = ['end-user', 'engineer', 'finance', 'admin'] as const;
export type Role = (typeof roles)[number];

/** What an API key can be limited to; a browser session has all of its person's. */
export const scopes = [
  'predict',
  'models:read',
  'models:write',
  'predictions:read',
  'batch',
  'training:read',
  'training:write',
  'keys:write',
  'people:write',
  'audit:read',
  'webhooks',
  'usage:read',
  'billing',
  'privacy',
  'finance',
] as const;
export type Scope = (typeof scopes)[number];

export const permissions = {
  'predict:run': { roles: ['end-user', 'engineer', 'finance', 'admin'], scope: 'predict' },
  'model:read': { roles: ['end-user', 'engineer', 'finance', 'admin'], scope: 'models:read' },
  'model:write': { roles: ['engineer', 'admin'], scope: 'models:write' },
  'model:write-any': { roles: ['admin'], scope: 'models:write' },
  'prediction:read': { roles: ['end-user', 'engineer', 'finance', 'admin'], scope: 'predictions:read' },
  'prediction:read-any': { roles: ['admin'], scope: 'predictions:read' },
  'batch:run': { roles: ['end-user', 'engineer', 'finance', 'admin'], scope: 'batch' },
  'batch:run-any': { roles: ['admin'], scope: 'batch' },
  'training:read': { roles: ['engineer', 'admin'], scope: 'training:read' },
  'training:write': { roles: ['engineer', 'admin'], scope: 'training:write' },
  'training:write-any': { roles: ['admin'], scope: 'training:write' },
  'key:write': { roles: ['end-user', 'engineer', 'finance', 'admin'], scope: 'keys:write' },
  'key:unlimited': { roles: ['admin'], scope: 'keys:write' },
  'webhook:write': { roles: ['end-user', 'engineer', 'finance', 'admin'], scope: 'webhooks' },
  'usage:read': { roles: ['end-user', 'engineer', 'finance', 'admin'], scope: 'usage:read' },
  'quota:write': { roles: ['end-user', 'engineer', 'finance', 'admin'], scope: 'billing' },
  'billing:read': { roles: ['end-user', 'engineer', 'finance', 'admin'], scope: 'billing' },
  'billing:write': { roles: ['end-user', 'engineer', 'finance', 'admin'], scope: 'billing' },
  'finance:read': { roles: ['finance', 'admin'], scope: 'finance' },
  'finance:write': { roles: ['finance', 'admin'], scope: 'finance' },
  'privacy:use': { roles: ['end-user', 'engineer', 'finance', 'admin'], scope: 'privacy' },
  'audit:read': { roles: ['admin'], scope: 'audit:read' },
  'settings:write': { roles: ['admin'], scope: 'people:write' },
  'person:write': { roles: ['admin'], scope: 'people:write' },
} as const satisfies Record<string, { roles: readonly Role[]; scope: Scope }>;
export type Permission = keyof typeof permissions;
