import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { database } from '#db/client';
import { plans } from '#db/schema/people';
import { type Permission, permissions, type Role, roles } from '#lib/auth/permissions';
import type { Operation } from '#lib/http/operation';
import { operations } from '#lib/http/operations/all';
import { followChanges } from '#lib/registry/live';
import { type ApiDoor, apiDoors } from './api-doors.ts';
import { browserOf, makePeople, type Person } from './matrix/callers.ts';
import { lists, noLists, ofTheInstallation } from './matrix/lists.ts';
import { ofNobody } from './matrix/rules.ts';

let door: ApiDoor;
let people: Record<Role, { owner: Person; stranger: Person }>;

beforeAll(async () => {
  door = await apiDoors['the server itself']();
  people = await makePeople();
  await database().db.update(plans).set({ limitPerMinute: 1_000_000 });
  followChanges();
}, 120_000);
afterAll(async () => {
  await door.close();
  await followChanges().stop();
});

const holds = (role: Role, permission: Permission) => permissions[permission].roles.some((held) => held === role);

/** What a list answers in somebody's browser, without filters but by model for what was used. */
async function listed({ about }: Operation, person: Person, query: Record<string, string> = {}) {
  const filters = about.path.startsWith('/api/v1/usage') ? { by: 'model', ...query } : query;
  const response = await fetch(`${door.url}${about.path}?${new URLSearchParams(filters)}`, {
    method: about.method,
    headers: { ...(await browserOf(person)), 'content-type': 'application/json' },
    ...(about.method === 'POST' && { body: '{}' }),
    signal: AbortSignal.timeout(20_000),
  });
  return { status: response.status, text: await response.text() };
}

/** The operation that lists at a path: a `GET`, or where there is none the `POST` of a protocol. */
const listing = ['GET', 'POST'].flatMap((method) => operations.filter(({ about }) => about.method === method));
const found = Object.entries(lists).map(
  ([path, list]) => [path, listing.find(({ about }) => about.path === path)!, list] as const,
);

test('every path that is read and names nothing of anybody’s says whose things it lists', () => {
  const read = operations.flatMap(({ about: { method, path, permission } }) => {
    const isOfAll = permission === 'public' || ofTheInstallation.includes(permission);
    return method === 'GET' && ofNobody.has(path) && !isOfAll ? [path] : [];
  });
  expect(read.filter((path) => !(path in lists || path in noLists))).toEqual([]);
});

describe.each(found)('%s', (_, operation, { make, others, ofCustomer }) => {
  const { permission } = operation.about;
  if (permission === 'public') throw new Error('A list of somebody’s things is open to all.');
  const readers = roles.filter((role) => holds(role, permission));

  test.each(readers)('lists to a stranger (%s) nothing of its owner’s, unless they may see anybody’s', async (role) => {
    const { owner } = people[permissions[permission].roles[0]!];
    const { stranger } = people[role];
    const { id, slug } = await make(owner);
    const [own, theirs] = [await listed(operation, owner), await listed(operation, stranger)];
    expect([own.status, theirs.status]).toEqual([200, 200]);
    expect(own.text).toContain(id ?? slug);
    expect(theirs.text.includes((id ?? slug)!)).toBe(others !== null && holds(role, others));

    if (!ofCustomer) return;
    const ofOwner = await listed(operation, stranger, { customer: owner.id });
    expect(ofOwner.status).toBe(holds(role, ofCustomer) ? 200 : 403);
    expect(ofOwner.text.includes((id ?? slug)!)).toBe(holds(role, ofCustomer));
  });
});
