import { expect, test } from 'vitest';
import { usableScopes } from '#lib/auth/api-keys/usable-scopes';
import { type Role, scopes } from '#lib/auth/permissions';

const scopesOf = (role: Role) => usableScopes({ kind: 'user', userId: 'usr_1', role, planLimitPerMinute: 60 });

test('nobody is offered a scope that could open nothing to them', () => {
  expect(scopesOf('admin')).toEqual(scopes);
  expect(scopesOf('engineer')).not.toContain('people:write');
  expect(scopesOf('end-user')).not.toContain('models:write');
  expect(scopesOf('end-user')).toContain('predict');
  expect(usableScopes({ kind: 'anonymous' })).toEqual([]);
});
