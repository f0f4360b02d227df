import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { database } from '#db/client';
import { personalExports } from '#db/schema/privacy';
import { personalExportOperations } from '#lib/http/operations/personal-exports';
import { getOwnExport } from '#lib/privacy/export/get-own-export';
import { writeExport } from '#lib/privacy/export/write-export';
import { AuthBrowser } from '#tests/integration/auth/auth-browser';
import { ctxOf, goodPassword, makePerson, sessionCookieOf } from '#tests/integration/auth/people';
import { apiDoors } from '#tests/integration/http/api-doors';
import { callOperation } from '#tests/support/call-operation';

const { db } = database();
let url: string;
let close: () => Promise<void>;
beforeAll(async () => {
  ({ url, close } = await apiDoors['the server itself']());
});
afterAll(() => close());

const ask = async (cookie: string, headers: Record<string, string>) =>
  callOperation(url, personalExportOperations.getOwnExport, { headers: { cookie, ...headers } });
const made = () => db.select().from(personalExports);

/** What browsers say of where a request comes from: with fetch metadata, and, on plain http, without. */
const elsewhere: [string, Record<string, string>][] = [
  ['a link on another site', { 'sec-fetch-site': 'cross-site', 'sec-fetch-mode': 'navigate' }],
  ['a picture on another site', { 'sec-fetch-site': 'cross-site', 'sec-fetch-dest': 'image' }],
  ['a page of a neighbour under the same domain', { 'sec-fetch-site': 'same-site' }],
  ['another site that names our page', { 'sec-fetch-site': 'cross-site', referer: 'OURS/profile/privacy' }],
  ['a link in an e-mail', { 'sec-fetch-site': 'none' }],
  ['another site, over plain http', { referer: 'https://elsewhere.example/' }],
  ['another site that hides itself, over plain http', {}],
];

describe.each(elsewhere)('the archive of all that is held about oneself, asked for by %s', (_, sent) => {
  const headers = () => Object.fromEntries(Object.entries(sent).map(([k, v]) => [k, v.replace('OURS', url)]));

  test('is not begun, and one that is there is not handed out', async () => {
    await db.delete(personalExports);
    const person = await makePerson();
    const cookie = await sessionCookieOf(person.id);
    expect(await ask(cookie, headers())).toMatchObject({ status: 403, body: { code: 'cross-site' } });
    expect(await made()).toEqual([]);
    const { id } = await getOwnExport(person.ctx);
    await writeExport(ctxOf({ kind: 'system' }), { id });
    expect(await ask(cookie, headers())).toMatchObject({ status: 403, body: { code: 'cross-site' } });
  });
});

test.each([
  ['with fetch metadata', { 'sec-fetch-site': 'same-origin' }],
  ['over plain http, where it says so by its Referer alone', { referer: 'OURS/profile/privacy' }],
])('a page of ours begins it, %s', async (_, sent) => {
  const cookie = await sessionCookieOf((await makePerson()).id);
  const headers = Object.fromEntries(Object.entries(sent).map(([k, v]) => [k, v.replace('OURS', url)]));
  expect((await ask(cookie, headers)).status).toBe(202);
});

test('the session’s cookie is one that browsers leave out of what other sites embed or send', async () => {
  const { email } = await makePerson();
  const browser = new AuthBrowser('192.0.2.77');
  await browser.signIn(email, goodPassword);
  expect(browser.lines.get('next-auth.session-token')).toMatch(/; HttpOnly; SameSite=Lax$/i);
});
