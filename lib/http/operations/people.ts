import { z } from 'zod';
import { ChangePassword, changePassword } from '#lib/auth/passwords/change-password';
import { Account } from '#lib/auth/people/account';
import { ChangeRole, changeRole } from '#lib/auth/people/change-role';
import { CreatePerson, createPerson } from '#lib/auth/people/create-person';
import { DisablePerson, disablePerson } from '#lib/auth/people/disable-person';
import { EnablePerson, enablePerson } from '#lib/auth/people/enable-person';
import { ListPeople, listPeople, PersonPage } from '#lib/auth/people/list-people';
import { Person } from '#lib/auth/people/person';
import { SetUpFirstAdmin, setUpFirstAdmin } from '#lib/auth/people/set-up-first-admin';
import { UpdateProfile, updateProfile } from '#lib/auth/people/update-profile';
import { renewSession } from '#lib/auth/sessions/renew-session';
import { operation } from '#lib/http/operation';
import { account, newAccount, person } from '#lib/http/operations/examples/people';

export const peopleOperations = {
  list: operation({
    method: 'GET',
    path: '/api/v1/people',
    id: 'listPeople',
    tag: 'People',
    summary: 'List everybody with an account',
    description: 'In the order they came; accounts that were erased are left out.',
    permission: 'person:write',
    query: ListPeople,
    answer: PersonPage,
    examples: { query: { q: 'ada', limit: '20' }, answer: { data: [person], nextCursor: null } },
    run: (ctx, { query }) => listPeople(ctx, query),
  }),

  create: operation({
    method: 'POST',
    path: '/api/v1/people',
    id: 'createPerson',
    tag: 'People',
    summary: 'Make an account for somebody',
    description: 'Also where sign-up is closed. They sign in with the e-mail and password you give.',
    permission: 'person:write',
    idempotent: true,
    status: 201,
    body: CreatePerson,
    answer: Account,
    refuses: ['conflict'],
    examples: { body: { ...newAccount, role: account.role }, answer: account },
    run: (ctx, { body }) => createPerson(ctx, body),
  }),

  changeRole: operation({
    method: 'PATCH',
    path: '/api/v1/people/{id}',
    id: 'changeRole',
    tag: 'People',
    summary: 'Give a person another role',
    description:
      'At once, for all their keys too. The last admin stays one, and nobody gives an erased account another.',
    permission: 'person:write',
    params: z.object({ id: z.string() }),
    body: ChangeRole.omit({ personId: true }),
    answer: Account,
    refuses: ['conflict'],
    examples: { params: { id: account.id }, body: { role: 'finance' }, answer: { ...account, role: 'finance' } },
    run: (ctx, { params, body }) => changeRole(ctx, { personId: params.id, ...body }),
  }),

  disable: operation({
    method: 'POST',
    path: '/api/v1/people/{id}/disable',
    id: 'disablePerson',
    tag: 'People',
    summary: 'Disable an account',
    description:
      'At once in every process: all sessions end, keys open nothing until it is enabled again. What the person made goes on. ' +
      'Neither oneself nor the last admin.',
    permission: 'person:write',
    params: DisablePerson,
    answer: Person,
    refuses: ['not-found', 'conflict'],
    examples: { params: { id: person.id }, answer: { ...person, disabledAt: '2026-12-03T10:00:00.000Z' } },
    run: (ctx, { params }) => disablePerson(ctx, params),
  }),

  enable: operation({
    method: 'POST',
    path: '/api/v1/people/{id}/enable',
    id: 'enablePerson',
    tag: 'People',
    summary: 'Enable an account again',
    description: 'The person signs in anew; their keys work again.',
    permission: 'person:write',
    params: EnablePerson,
    answer: Person,
    refuses: ['not-found', 'conflict'],
    examples: { params: { id: person.id }, answer: person },
    run: (ctx, { params }) => enablePerson(ctx, params),
  }),

  // `key:write` is what everybody holds over their own access; the use case lets people in, and no key.
  updateProfile: operation({
    method: 'PATCH',
    path: '/api/v1/me',
    id: 'updateProfile',
    tag: 'People',
    summary: 'Change your name',
    description: 'In the browser, signed in; no API key does it.',
    permission: 'key:write',
    isInternal: true,
    body: UpdateProfile,
    answer: Account,
    refuses: ['not-found'],
    examples: { body: { name: account.name }, answer: account },
    run: (ctx, { body }) => updateProfile(ctx, body),
  }),

  changePassword: operation({
    method: 'PUT',
    path: '/api/v1/me/password',
    id: 'changePassword',
    tag: 'People',
    summary: 'Change your password',
    description:
      'With your current password, and a code where two-factor is on. In the browser, signed in; no API key does it. Every ' +
      'session of yours ends but the one that asked.',
    permission: 'key:write',
    isInternal: true,
    body: ChangePassword,
    answerHeaders: { 'Set-Cookie': 'The session of this browser, begun anew.' },
    refuses: ['not-found', 'conflict'],
    examples: { body: { currentPassword: newAccount.password, newPassword: 'eleven calm elephants' } },
    async run(ctx, { body }) {
      await renewSession(await changePassword(ctx, body));
    },
  }),

  setUp: operation({
    method: 'POST',
    path: '/api/v1/set-up',
    id: 'setUpFirstAdmin',
    tag: 'People',
    summary: 'Make the first admin',
    description: 'For whoever read the set-up token in the log of the server; once.',
    permission: 'public',
    isInternal: true,
    status: 201,
    body: SetUpFirstAdmin,
    answer: Account,
    refuses: ['forbidden', 'conflict'],
    examples: { body: { ...newAccount, token: '4f8a1c' }, answer: { ...account, role: 'admin' } },
    run: (ctx, { body }) => setUpFirstAdmin(ctx, body),
  }),
};
