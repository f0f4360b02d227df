import { randomUUID } from 'node:crypto';
import { desc, eq, sql } from 'drizzle-orm';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { database } from '#db/client';
import { auditLog } from '#db/schema/audit';
import { entriesAbout } from '#lib/audit/entries-about';
import { makeLink } from '#lib/auth/links/make-link';
import { Account } from '#lib/auth/people/account';
import { IssuedTokens } from '#lib/auth/tokens/issued-tokens';
import { erasureOperations } from '#lib/http/operations/erasures';
import { invitationOperations } from '#lib/http/operations/invitations';
import { passwordResetOperations } from '#lib/http/operations/password-resets';
import { personalExportOperations } from '#lib/http/operations/personal-exports';
import { signUpOperations } from '#lib/http/operations/sign-ups';
import { PersonalExport } from '#lib/privacy/export/export-state';
import { writeExport } from '#lib/privacy/export/write-export';
import { subjectSha256 } from '#lib/privacy/subjects/subject';
import { ctxOf, goodPassword, makePerson } from '#tests/integration/auth/people';
import { startTokensApi, type TokensApi } from '#tests/integration/auth/tokens-api';
import { keyOf } from '#tests/integration/predict/caller';
import { addAnswered, planOf } from '#tests/integration/usage/calls';
import { callOperation } from '#tests/support/call-operation';

const { db } = database();
let api: TokensApi;
beforeAll(async () => {
  api = await startTokensApi();
  await makePerson('admin');
});
afterAll(() => api.close());

const newestOf = async (action: string) => {
  const [entry] = await db
    .select()
    .from(auditLog)
    .where(eq(auditLog.action, action))
    .orderBy(desc(auditLog.seq))
    .limit(1);
  return entry;
};
const countOf = (action: string) => db.$count(auditLog, eq(auditLog.action, action));

test('what is done by a link is its person’s, from where they did it', async () => {
  const { id, email } = await makePerson();
  const reset = await makeLink(db, { purpose: 'reset-password', userId: id, email });
  const chosen = { token: reset.token, password: 'another long password' };
  await callOperation(api.url, passwordResetOperations.reset, { body: chosen });
  expect(await newestOf('resetPassword')).toMatchObject({ actorKind: 'user', userId: id, address: expect.any(String) });

  const wish = { email: `${randomUUID()}@example.org`, role: 'engineer', createdBy: null } as const;
  const invited = await makeLink(db, { purpose: 'invitation', ...wish });
  const account = { token: invited.token, name: 'Ada', password: goodPassword };
  const accepted = await callOperation(api.url, invitationOperations.accept, { body: account });
  const { id: userId } = Account.parse(accepted.body);
  expect(await newestOf('acceptInvitation')).toMatchObject({ actorKind: 'user', userId });
});

test('a sign-up is that of whom it made, though the answer tells nothing', async () => {
  const email = `${randomUUID()}@example.org`;
  const body = { email, name: 'Ada', password: goodPassword };
  const first = await callOperation(api.url, signUpOperations.signUp, { body });
  expect(await newestOf('signUp')).toMatchObject({ actorKind: 'user', userId: expect.stringMatching(/^usr_/) });
  const again = await callOperation(api.url, signUpOperations.signUp, { body });
  expect(await newestOf('signUp')).toMatchObject({ actorKind: 'anonymous', userId: null });
  expect(again.body).toEqual(first.body);
});

test('signing in is in the log under the id that the answer names', async () => {
  const { email } = await makePerson();
  for (const password of [goodPassword, 'not the password']) {
    const answer = await fetch(`${api.url}/api/v1/auth/login`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ email, password }),
    });
    expect(await newestOf('signIn')).toMatchObject({ requestId: answer.headers.get('x-request-id') });
  }
});

test('a session that is over already is not signed out again and again', async () => {
  const { tokens } = await api.signedInPerson();
  const before = await countOf('endProgramSession');
  for (let n = 0; n < 3; n++) expect(await api.logout(tokens)).toMatchObject({ status: 204 });
  expect(await countOf('endProgramSession')).toBe(before + 1);
});

test('refreshes of a session are limited, as each is kept', async () => {
  const { tokens } = await api.signedInPerson();
  let latest = tokens;
  for (let n = 0; n < 30; n++) latest = IssuedTokens.parse((await api.refresh(latest)).body);
  expect(await api.refresh(latest)).toMatchObject({ status: 429, body: { code: 'rate-limited' } });
  expect(await api.me(latest.accessToken)).toMatchObject({ status: 200 });
});

test('an archive of a person is in the log once it is begun, and each time it is handed out, not while it is waited for', async () => {
  const { person, tokens } = await api.signedInPerson();
  const get = () => callOperation(api.url, personalExportOperations.getOwnExport, { key: tokens.accessToken });
  const { id } = PersonalExport.parse((await get()).body);
  const begun = await newestOf('getOwnExport');
  expect(begun).toMatchObject({ outcome: 'done', userId: person.id, target: { id } });
  await get();
  expect((await newestOf('getOwnExport'))!.id).toBe(begun!.id);
  await writeExport(ctxOf({ kind: 'system' }), { id });
  const headers = { authorization: `Bearer ${tokens.accessToken}` };
  for (const method of ['HEAD', 'GET']) await fetch(`${api.url}/api/v1/me/export`, { method, headers });
  expect(await newestOf('getOwnExport')).toMatchObject({ seq: begun!.seq + 1, target: { id } });
});

test('what is done about a subject, or refused, is in the log without their name, from where', async () => {
  const client = await makePerson('engineer');
  const { key } = await keyOf(client.ctx, { scopes: ['privacy'] });
  const { key: lacking } = await keyOf(client.ctx, { scopes: ['predict'] });
  const subject = 'patient-7';
  await addAnswered([{ atMs: Date.now(), userId: client.id, modelId: 'mdl_a', versionId: null, subject }]);
  const told = { address: expect.any(String), userId: client.id };
  const { exportSubject, startSubjectExport } = personalExportOperations;
  for (const operation of [exportSubject, startSubjectExport, erasureOperations.eraseSubject]) {
    const action = operation.about.id;
    await callOperation(api.url, operation, { key: lacking, params: { subject } });
    const target = { subjectSha256: subjectSha256(subject) };
    expect(await newestOf(action), action).toMatchObject({ ...told, outcome: 'refused', target });
    if (operation === startSubjectExport) continue;
    await callOperation(api.url, operation, { key, params: { subject } });
    expect(await newestOf(action), action).toMatchObject({ ...told, outcome: 'done', target });
  }
  const entries = await db.select().from(auditLog).where(eq(auditLog.userId, client.id));
  expect(JSON.stringify(entries)).not.toContain(subject);
});

test('what somebody did in a person’s name is found by indexes, however long the log', async () => {
  await db.execute(sql`
    insert into audit_log (id, actor_kind, user_id, action, target, outcome, request_id, seq, previous_hash, hash, content_hash)
    select 'aud_' || n, case when n % 2 = 0 then 'anonymous' else 'user' end, case when n % 2 = 1 then 'usr_' || n end,
      'signIn', json_build_object('userId', 'usr_' || n), 'refused', '', 100000 + n, '', '', ''
    from generate_series(1, 20000) as n`);
  await db.execute(sql`analyze audit_log`);
  const plan = await planOf(db.select().from(auditLog).where(entriesAbout('usr_42')).toSQL());
  const indexes = plan.map((node) => node['Index Name']).filter((name) => name !== undefined);
  expect(indexes.sort()).toEqual(['audit_log_about', 'audit_log_user']);
});
