import { glob, readFile } from 'node:fs/promises';
import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { database } from '#db/client';
import { plans } from '#db/schema/people';
import { modelShares, models } from '#db/schema/registry';
import { type Permission, permissions, type Role, roles, type Scope, scopes } from '#lib/auth/permissions';
import { hotPath } from '#lib/http/hot-path';
import type { Operation } from '#lib/http/operation';
import { operations } from '#lib/http/operations/all';
import { followChanges } from '#lib/registry/live';
import { otherRoutes, routePath } from '#tests/support/route-path';
import { type ApiDoor, apiDoors } from './api-doors.ts';
import { browserOf, type Headers, keyOf, makeNobodies, makePeople, type Person, tokenOf } from './matrix/callers.ts';
import { model, type Names } from './matrix/resources.ts';
import {
  alsoAskedHere,
  atTheBrowser,
  atTheBrowserOrByToken,
  bodies,
  endsSessions,
  letInAlso,
  type Ownership,
  ofModelOwners,
  ofNobody,
  ofSomebody,
  ofSomebodyInBody,
  openToAll,
  type Sent,
  strangersNeed,
} from './matrix/rules.ts';

let door: ApiDoor;
let nobodies: Record<string, Headers>;
let people: Record<Role, { owner: Person; stranger: Person }>;

beforeAll(async () => {
  door = await apiDoors['the server itself']();
  people = await makePeople();
  nobodies = await makeNobodies();
  await database().db.update(plans).set({ limitPerMinute: 1_000_000 });
  followChanges();
}, 120_000);
afterAll(async () => {
  await door.close();
  await followChanges().stop();
});

/** The rule of the longest beginning of a path that has one. */
function ownershipOf({ about }: Operation): Ownership | undefined {
  const beginnings = Object.keys(ofSomebody).filter(
    (path) => about.path === path || about.path.startsWith(`${path}/`) || about.path.startsWith(`${path}.`),
  );
  const longest = beginnings.sort((a, b) => b.length - a.length)[0];
  return longest === undefined ? ofSomebodyInBody[about.id] : ofSomebody[longest];
}

const holds = (role: Role, permission: Permission, held: readonly Scope[] = scopes) => {
  const rule: { roles: readonly Role[]; scope: Scope } = permissions[permission];
  return rule.roles.includes(role) && held.includes(rule.scope);
};

async function call({ about }: Operation, names: Names, headers: Headers) {
  const path = about.path.replaceAll(/\{(\w+)\}/g, (_, name: string) =>
    encodeURIComponent(names[name] ?? about.examples?.params?.[name] ?? '1'),
  );
  const { body, type } = bodyOf(about, names);
  const response = await fetch(`${door.url}${path}?${new URLSearchParams(about.examples?.query)}`, {
    method: about.method,
    headers: { ...headers, ...(type && { 'content-type': type }) },
    ...(body !== undefined && { body }),
    signal: AbortSignal.timeout(20_000),
  });
  const text = await response.text();
  const told = `${about.method} ${path} → ${response.status} ${text.slice(0, 300)}`;
  return { status: response.status, code: /"code":"([\w-]+)"/.exec(text)?.[1], told };
}

function bodyOf({ id, method, examples }: Operation['about'], names: Names): { body?: BodyInit; type?: string } {
  const sent: Sent | undefined =
    bodies[id]?.(names) ?? (method === 'GET' || method === 'DELETE' ? undefined : { json: examples?.body ?? {} });
  if (!sent) return {};
  if ('form' in sent) return { body: sent.form };
  if ('text' in sent) return { body: sent.text, type: sent.type };
  return { body: JSON.stringify(sent.json), type: 'application/json' };
}

const guarded = operations.flatMap((operation) => {
  const { id, permission } = operation.about;
  return permission === 'public' ? [] : [[id, operation, permission] as const];
});

test('every operation is open to all for a reason that is declared, and to nobody else', () => {
  const open = operations.filter(({ about }) => about.permission === 'public').map(({ about }) => about.id);
  expect(open.toSorted()).toEqual(Object.keys(openToAll).toSorted());
});

test('every operation says whose the things are that it is about', () => {
  const undeclared = guarded.filter(([, operation]) => !ownershipOf(operation) && !ofNobody.has(operation.about.path));
  expect(undeclared.map(([, { about }]) => about.path)).toEqual([]);
});

const root = new URL('../../../', import.meta.url).pathname;

test('every route of the application is one of these operations, or declared to be something else', async () => {
  const files = await Array.fromAsync(glob('app/**/route.{ts,tsx,js,mjs}', { cwd: root }));
  const paths = new Set(operations.map(({ about }) => about.path));
  const unknown = files.filter((file) => !(file in otherRoutes) && !paths.has(routePath(file)));
  expect(unknown).toEqual([]);
});

test('what the server answers in front of Next is one of these operations too', () => {
  expect(hotPath.filter((operation) => !operations.includes(operation)).map(({ about }) => about.id)).toEqual([]);
});

test('there are no server actions, which nothing here would call', async () => {
  const files = await Array.fromAsync(glob('{app,components,lib}/**/*.{ts,tsx,js,mjs}', { cwd: root }));
  const sources = await Promise.all(files.map(async (file) => [file, await readFile(root + file, 'utf8')] as const));
  const actions = sources.filter(([, source]) => /^\s*['"]use server['"]/m.test(source)).map(([file]) => file);
  expect(actions).toEqual([]);
});

const callersOf = (browser: () => Promise<Headers>, person: Person, held: readonly Scope[]) => ({
  browser,
  token: () => tokenOf(person),
  key: () => keyOf(person, held),
});

/** Whether an operation is for callers of this kind at all. */
const isFor = (id: string, how: string) =>
  how === 'browser' || !(atTheBrowser.has(id) || (how === 'key' && atTheBrowserOrByToken.has(id)));

describe.each(guarded)('%s', (id, operation, permission) => {
  const ownership = ownershipOf(operation);
  const rule: { roles: readonly Role[]; scope: Scope } = permissions[permission];
  const { method, errors, alsoNeeds = [], beginsWork } = operation.about;
  const declared = [...new Set([rule.scope, ...alsoNeeds.map((needed) => permissions[needed].scope)])];
  const enough = [...declared, ...(alsoAskedHere[id] ?? [])];
  /** Whose sign-ins are used up here are people of their own. */
  const actors = async () => (endsSessions.has(id) ? makePeople() : people);
  const makeFor = async (owner: Person) => (await ownership?.make(owner)) ?? {};

  /** Neither refused nor told that there is no such thing, and no fault of ours. */
  const expectLetIn = ({ status, told }: { status: number; told: string }, who: string) => {
    if (status === letInAlso[id]?.status) return;
    expect([401, 403, 404], `${who}: ${told}`).not.toContain(status);
    expect(status, `${who}: ${told}`).toBeLessThan(500);
  };

  /** What a stranger is answered who holds the permission: null where they are let in. */
  const refusalOf = (role: Role, held: readonly Scope[]): 403 | 404 | null => {
    if (!ownership || ownership.others === 'all') return null;
    if (ownership.others && holds(role, ownership.others, held)) return null;
    return ownership.seenBy && holds(role, ownership.seenBy, held) ? 403 : 404;
  };

  test('is refused to whoever nothing tells apart from nobody', async () => {
    for (const [who, headers] of Object.entries(nobodies)) {
      const { status, told } = await call(operation, {}, headers);
      expect(status, `${who}: ${told}`).toBe(401);
    }
  });

  test.each(roles)('answers a stranger (%s) as permissions and ownership say', async (role) => {
    const own = await actors();
    const { stranger } = own[role];
    for (const missing of declared) {
      const others = scopes.filter((scope) => scope !== missing);
      const withoutScope = await call(operation, {}, await keyOf(stranger, others));
      expect(withoutScope.status, `key without ${missing}: ${withoutScope.told}`).toBe(403);
    }

    const held = [...enough, ...(strangersNeed[id] ?? [])];
    for (const [how, headers] of Object.entries(callersOf(() => browserOf(stranger), stranger, held))) {
      const mayAll = [permission, ...alsoNeeds].every((needed) => holds(role, needed));
      const may = mayAll && isFor(id, how);
      const refusal = may ? refusalOf(role, how === 'key' ? held : scopes) : 403;
      const names = may ? await makeFor(own[rule.roles[0]!].owner) : {};
      const answer = await call(operation, names, await headers());
      if (refusal === null) expectLetIn(answer, how);
      else expect(answer.status, `${how}: ${answer.told}`).toBe(refusal);
    }
  });

  test('lets its owner in, with no more scopes than it says, and from no other site', async () => {
    const { owner } = (await actors())[rule.roles[0]!];
    const elsewhere = { 'sec-fetch-site': 'same-site', origin: 'https://elsewhere.example' };
    const fromElsewhere = await call(operation, await makeFor(owner), { ...(await browserOf(owner)), ...elsewhere });
    if (method === 'GET' && !beginsWork) expectLetIn(fromElsewhere, 'reading from another site');
    else expect(fromElsewhere, fromElsewhere.told).toMatchObject(errors ? { status: 403 } : { code: 'cross-site' });

    for (const [how, headers] of Object.entries(callersOf(() => browserOf(owner), owner, enough))) {
      const answer = await call(operation, await makeFor(owner), await headers());
      if (isFor(id, how)) expectLetIn(answer, how);
      else expect(answer.status, `${how}: ${answer.told}`).toBe(403);
    }
  });
});

describe.each(['everyone', 'shared'] as const)('a model that somebody else may use (%s)', (visibility) => {
  const ofModels = guarded.filter(([, { about }]) => /^\/(api\/v1|v2)\/models\/\{/.test(about.path));

  test.each(ofModels)('%s lets them use it, change nothing, and see no numbers', async (_, operation, permission) => {
    const { owner, stranger } = people.engineer;
    const names = await model(owner);
    await share(names.modelId!, visibility, stranger);
    const { status, told } = await call(operation, names, await browserOf(stranger));
    const refusal = permission === 'model:write' ? 403 : ofModelOwners[operation.about.id];
    if (refusal) expect(status, told).toBe(refusal);
    else expect(status, told).toBeLessThan(400);
  });
});

async function share(modelId: string, visibility: 'everyone' | 'shared', person: Person): Promise<void> {
  const { db } = database();
  await db.update(models).set({ visibility }).where(eq(models.id, modelId));
  if (visibility === 'shared') await db.insert(modelShares).values({ modelId, userId: person.id });
}
