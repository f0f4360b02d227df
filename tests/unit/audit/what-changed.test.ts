import { expect, test } from 'vitest';
import { fieldLabel } from '#lib/audit/action-text';
import { noteInAudit } from '#lib/audit/note-in-audit';
import { whatChanged, whichChanged } from '#lib/audit/what-changed';
import type { Audited } from '#lib/context';

test('only what changed is told, and only of the fields that are named', () => {
  const before = { role: 'admin', name: 'Ada', days: 30, isOn: true, scopes: ['a', 'b'] };
  const after = { role: 'finance', name: 'Eve', days: 30, isOn: false, scopes: [] };
  expect(whatChanged(before, after, ['role', 'days', 'isOn', 'scopes'])).toEqual({
    role: 'admin → finance',
    isOn: 'yes → no',
    scopes: 'a, b → none',
  });
});

test('what is left out of a change stayed, what is null was taken away', () => {
  expect(whatChanged({ a: 1, b: 2 }, { a: undefined, b: null }, ['a', 'b'])).toEqual({ b: '2 → none' });
});

test('of texts nothing is told but which changed', () => {
  const [before, after] = [
    { name: 'Ada', url: 'x' },
    { name: 'Eve', url: 'x' },
  ];
  expect(whichChanged(before, after, ['name', 'url'])).toEqual({ changed: 'name' });
  expect(whichChanged(before, before, ['name', 'url'])).toEqual({});
});

test('notes add to each other, and go nowhere where no call is audited', () => {
  const audited: Audited = { address: '192.0.2.1' };
  noteInAudit({ audited }, { role: 'admin', limit: null, keyId: undefined });
  noteInAudit({ audited }, { version: 2 });
  expect(audited.target).toEqual({ role: 'admin', limit: 'none', version: '2' });
  expect(() => noteInAudit({}, { role: 'admin' })).not.toThrow();
});

test('a field reads as words, and what says of itself what it is has none', () => {
  expect(['role', 'personId', 'limitPerMinute', 'id', 'slug'].map(fieldLabel)).toEqual([
    'Role: ',
    'Person: ',
    'Limit per minute: ',
    '',
    '',
  ]);
});
