import { generateKeyPairSync, randomUUID, sign } from 'node:crypto';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { eq } from 'drizzle-orm';
import type { AuthOptions } from 'next-auth';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { database } from '#db/client';
import { auditLog } from '#db/schema/audit';
import { mailMessages, providerAccounts, users } from '#db/schema/people';
import { entriesAbout } from '#lib/audit/entries-about';
import { authenticate } from '#lib/auth/authenticate';
import { oauthProviders, type ProviderClaims } from '#lib/auth/sign-in/oauth-providers';
import { signInByProvider } from '#lib/auth/sign-in/sign-in-by-provider';
import { env } from '#lib/env';
import { AuthBrowser } from './auth-browser.ts';
import { goodPassword, makePerson } from './people.ts';

const db = () => database().db;
const personCalled = async (email: string) => (await db().select().from(users).where(eq(users.email, email)))[0];
const linksOf = (userId: string) => db().select().from(providerAccounts).where(eq(providerAccounts.userId, userId));

// A provider of our own that grants every code, and says of people what a test wants it to say.
const provider = createServer((_request, response) => {
  response.setHeader('content-type', 'application/json').end('{"access_token":"t","token_type":"bearer"}');
});
beforeAll(() => new Promise<void>((resolve) => void provider.listen(0, '127.0.0.1', resolve)));
beforeEach(() => Object.assign(env, { GITHUB_ID: 'id', GITHUB_SECRET: 'secret', SIGN_UP: 'open' }));
afterEach(() => Object.assign(env, { SMTP_URL: undefined, PUBLIC_URL: undefined }));
afterAll(async () => {
  provider.close();
  await database().sql.end();
});

const ada = (more: Partial<ProviderClaims> = {}): ProviderClaims => {
  const sub = randomUUID();
  return { sub, email: `Ada-${sub}@Example.org`, email_verified: true, name: 'Ada', ...more };
};

/** A browser in which GitHub says `claims`. */
function browserOf(claims: ProviderClaims): AuthBrowser {
  const token = `http://127.0.0.1:${(provider.address() as AddressInfo).port}/token`;
  const spoken = { token, userinfo: { request: async () => claims } };
  const fake = (options: AuthOptions): AuthOptions => ({
    ...options,
    providers: options.providers.map((each) => (each.id === 'github' ? { ...each, ...spoken } : each)),
  });
  return new AuthBrowser(randomUUID(), fake);
}

/** Goes to GitHub and comes back with what it was given; the page the browser ends on. */
async function goThrough(browser: AuthBrowser): Promise<string> {
  const there = await browser.submit('signin/github');
  const state = there.location!.searchParams.get('state');
  const back = await browser.call('GET', `callback/github?code=c&state=${state}&iss=https://github.com/login/oauth`);
  return back.location!.pathname + back.location!.search;
}

describe('signing in through a provider', () => {
  it('makes an account without a password for a verified e-mail, and finds it again by the provider’s own id', async () => {
    await makePerson('admin');
    const claims = ada();
    const first = browserOf(claims);
    expect(await goThrough(first)).toBe('/models');
    const person = await personCalled(claims.email.toLowerCase());
    expect(person).toMatchObject({ name: 'Ada', role: 'end-user', passwordHash: null });
    expect(await authenticate(first.header)).toMatchObject({ kind: 'user', userId: person!.id });

    const later = browserOf({ ...claims, email: 'moved@example.org', email_verified: false });
    expect(await goThrough(later)).toBe('/models');
    expect(await later.session()).toMatchObject({ user: { id: person!.id, email: claims.email.toLowerCase() } });
    expect(await linksOf(person!.id)).toHaveLength(1);
  });

  it('makes and links nothing for an e-mail the provider has not verified', async () => {
    const claims = ada({ email_verified: false });
    expect(await goThrough(browserOf(claims))).toBe('/sign-in?error=EmailNotVerified&callbackUrl=%2Fmodels');
    expect(await goThrough(browserOf(ada({ email: '' })))).toBe(
      '/sign-in?error=EmailNotVerified&callbackUrl=%2Fmodels',
    );
    expect(await personCalled(claims.email.toLowerCase())).toBeUndefined();
  });

  it('does not open an account made here with that e-mail: whoever made it may not own the address', async () => {
    const person = await makePerson();
    expect(await goThrough(browserOf(ada({ email: person.email })))).toBe(
      '/sign-in?error=HasPassword&callbackUrl=%2Fmodels',
    );
    expect(await linksOf(person.id)).toEqual([]);
  });

  it('opens it once its owner, signed in, has connected the provider', async () => {
    const person = await makePerson();
    const claims = ada({ email: person.email });
    const own = browserOf(claims);
    await own.signIn(person.email, goodPassword);
    expect(await goThrough(own)).toBe('/models');
    const other = browserOf(claims);
    expect(await goThrough(other)).toBe('/models');
    expect(await other.session()).toMatchObject({ user: { id: person.id } });
    expect(await linksOf(person.id)).toMatchObject([{ provider: 'github' }]);
  });

  it('does not lead round two-factor, but for whoever is signed in with it already', async () => {
    const person = await makePerson();
    const claims = ada({ email: person.email });
    const own = browserOf(claims);
    await own.signIn(person.email, goodPassword);
    expect(await goThrough(own)).toBe('/models');
    await db().update(users).set({ totpSince: new Date() }).where(eq(users.id, person.id));
    const thief = browserOf(claims);
    expect(await goThrough(thief)).toBe('/sign-in?error=TwoFactorByPassword&callbackUrl=%2Fmodels');
    expect(await thief.session()).toEqual({});
    expect(await goThrough(own)).toBe('/models');
  });

  it('does not lead round two-factor for whoever is signed in as somebody else', async () => {
    const person = await makePerson();
    const claims = ada({ email: person.email });
    const own = browserOf(claims);
    await own.signIn(person.email, goodPassword);
    expect(await goThrough(own)).toBe('/models');
    await db().update(users).set({ totpSince: new Date() }).where(eq(users.id, person.id));
    const thief = await makePerson();
    const theirs = browserOf(claims);
    await theirs.signIn(thief.email, goodPassword);
    expect(await goThrough(theirs)).toBe('/sign-in?error=TwoFactorByPassword&callbackUrl=%2Fmodels');
    expect(await theirs.session()).toMatchObject({ user: { id: thief.id } });
  });

  it('connects no provider account of another e-mail', async () => {
    const [person, stranger] = [await makePerson(), await makePerson()];
    for (const email of [stranger.email, 'new@example.org']) {
      const own = browserOf(ada({ email }));
      await own.signIn(person.email, goodPassword);
      expect(await goThrough(own)).toBe('/sign-in?error=OtherAccount&callbackUrl=%2Fmodels');
    }
    expect(await linksOf(person.id)).toEqual([]);
  });

  it('links a second provider to an account that a first one vouched for', async () => {
    await makePerson('admin');
    const { sub: providerAccountId, email, email_verified: emailVerified, name } = ada();
    const profile = { provider: 'github', providerAccountId, email, emailVerified, name };
    const id = await signInByProvider(db(), profile, undefined);
    const second = { ...profile, provider: 'google', providerAccountId: randomUUID() };
    expect(await signInByProvider(db(), second, undefined)).toBe(id);
    expect(await linksOf(id)).toHaveLength(2);
  });

  it('is in the audit log: a provider that opens an account from now on, of which its person is told, and who was refused', async () => {
    Object.assign(env, { SMTP_URL: 'smtp://127.0.0.1:1', PUBLIC_URL: 'https://bellwether.example' });
    const person = await makePerson();
    const claims = ada({ email: person.email });
    expect(await goThrough(browserOf(claims))).toBe('/sign-in?error=HasPassword&callbackUrl=%2Fmodels');
    const own = browserOf(claims);
    await own.signIn(person.email, goodPassword);
    await goThrough(own);
    await db().update(users).set({ disabledAt: new Date() }).where(eq(users.id, person.id));
    expect(await goThrough(browserOf(claims))).toBe('/sign-in?error=Disabled&callbackUrl=%2Fmodels');
    const entries = await db().select().from(auditLog).where(entriesAbout(person.id)).orderBy(auditLog.seq);
    const address = expect.any(String);
    expect(entries).toMatchObject([
      { action: 'signIn', outcome: 'refused', actorKind: 'anonymous', address },
      { action: 'signIn', outcome: 'done', userId: person.id },
      { action: 'connectProvider', outcome: 'done', userId: person.id, target: { provider: 'github' }, address },
      { action: 'signIn', outcome: 'refused', detail: 'The account is disabled.', address },
    ]);
    const told = await db().select().from(mailMessages).where(eq(mailMessages.userId, person.id));
    expect(told).toMatchObject([{ to: person.email, subject: 'Your account is opened by GitHub too' }]);
  });

  it('makes one person of a double click', async () => {
    await makePerson('admin');
    const { sub: providerAccountId, email, email_verified: emailVerified, name } = ada();
    const profile = { provider: 'github', providerAccountId, email, emailVerified, name };
    const ids = await Promise.all(Array.from({ length: 4 }, () => signInByProvider(db(), profile, undefined)));
    expect(new Set(ids).size).toBe(1);
  });

  it('makes no account while sign-up is closed, and lets known people in', async () => {
    await makePerson('admin');
    const known = ada();
    await goThrough(browserOf(known));
    env.SIGN_UP = 'closed';
    expect(await goThrough(browserOf(ada()))).toBe('/sign-in?error=SignUpClosed&callbackUrl=%2Fmodels');
    expect(await goThrough(browserOf(known))).toBe('/models');
  });

  it('keeps disabled people out', async () => {
    await makePerson('admin');
    const claims = ada();
    await goThrough(browserOf(claims));
    await db().update(users).set({ disabledAt: new Date() }).where(eq(users.email, claims.email.toLowerCase()));
    expect(await goThrough(browserOf(claims))).toBe('/sign-in?error=Disabled&callbackUrl=%2Fmodels');
  });

  it('cannot take the first admin’s place', async () => {
    await db().delete(users);
    expect(await goThrough(browserOf(ada()))).toBe('/sign-in?error=NotSetUp&callbackUrl=%2Fmodels');
  });
});

/** An OpenID provider of our own, which puts into its identity token what a test wants. */
function openIdProvider() {
  const { publicKey, privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
  const said: { claims: object } = { claims: {} };
  const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');
  const identityToken = (issuer: string) => {
    const at = Math.floor(Date.now() / 1000);
    const claims = { iss: issuer, aud: 'id', iat: at, exp: at + 60, ...said.claims };
    const signed = `${part({ alg: 'RS256', kid: '1' })}.${part(claims)}`;
    return `${signed}.${sign('sha256', Buffer.from(signed), privateKey).toString('base64url')}`;
  };
  const server = createServer((request, response) => {
    const issuer = `http://${request.headers.host}`;
    const answers: Record<string, object> = {
      '/.well-known/openid-configuration': {
        issuer,
        authorization_endpoint: `${issuer}/authorize`,
        token_endpoint: `${issuer}/token`,
        jwks_uri: `${issuer}/keys`,
      },
      '/keys': { keys: [{ ...publicKey.export({ format: 'jwk' }), kid: '1', alg: 'RS256', use: 'sig' }] },
      '/token': { access_token: 't', token_type: 'bearer', id_token: identityToken(issuer) },
    };
    response.setHeader('content-type', 'application/json').end(JSON.stringify(answers[request.url!]));
  });
  return { server, said };
}

describe('signing in through Google', () => {
  const { server, said } = openIdProvider();
  beforeAll(async () => {
    await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve));
    Object.assign(env, { GOOGLE_ID: 'id', GOOGLE_SECRET: 'secret' });
    await makePerson('admin');
  });
  afterAll(() => {
    Object.assign(env, { GOOGLE_ID: undefined, GOOGLE_SECRET: undefined });
    server.close();
  });

  /** Where a browser ends that Google sends back with an identity token; `answered` makes the nonce of the one it was sent. */
  async function goThroughGoogle(answered: (nonce: string | null) => string | null): Promise<string> {
    const wellKnown = `http://127.0.0.1:${(server.address() as AddressInfo).port}/.well-known/openid-configuration`;
    const fake = (options: AuthOptions): AuthOptions => ({
      ...options,
      providers: options.providers.map((each) => (each.id === 'google' ? { ...each, wellKnown } : each)),
    });
    const browser = new AuthBrowser(randomUUID(), fake);
    const sent = (await browser.submit('signin/google')).location!.searchParams;
    const nonce = answered(sent.get('nonce'));
    said.claims = { ...ada(), ...(nonce !== null && { nonce }) };
    const back = await browser.call('GET', `callback/google?code=c&state=${sent.get('state')}`);
    return back.location!.pathname + back.location!.search;
  }

  it('takes an identity token that answers this very sign-in, by its nonce, and no other', async () => {
    expect(await goThroughGoogle((nonce) => nonce)).toBe('/models');
    expect(await goThroughGoogle(() => 'of another sign-in')).toBe('/api/auth/error?error=OAuthCallback');
    expect(await goThroughGoogle(() => null)).toBe('/api/auth/error?error=OAuthCallback');
  });
});

describe('what GitHub says of a person', () => {
  it('is their primary e-mail, and whether GitHub has verified that one', async () => {
    const emails = [
      { email: 'verified@example.org', primary: false, verified: true },
      { email: 'primary@example.org', primary: true, verified: false },
    ];
    const answers = { user: { id: 7, login: 'ada', name: null, email: 'public@example.org' }, emails };
    vi.stubGlobal('fetch', async (url: string) =>
      Response.json(url.endsWith('/emails') ? answers.emails : answers.user),
    );
    const [github] = oauthProviders();
    const userinfo = github!.userinfo as { request(context: unknown): Promise<ProviderClaims> };
    expect(await userinfo.request({ tokens: { access_token: 't' } })).toEqual({
      sub: '7',
      name: 'ada',
      email: 'primary@example.org',
      email_verified: false,
    });
    vi.unstubAllGlobals();
  });
});
