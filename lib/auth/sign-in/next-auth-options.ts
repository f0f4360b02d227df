import { eq } from 'drizzle-orm';
import type { Account, AuthOptions, DefaultSession } from 'next-auth';
import type { CredentialsConfig } from 'next-auth/providers/credentials';
import { database } from '#db/client';
import { users } from '#db/schema/people';
import { recordRefusedSignIn, recordSignOut } from '#lib/audit/record-sign-in';
import { clientAddress } from '#lib/auth/client-address';
import { type KnownPerson, knownPerson } from '#lib/auth/credentials';
import { networkOf } from '#lib/auth/network-of';
import type { Role } from '#lib/auth/permissions';
import type { ReadHeader } from '#lib/auth/read-header';
import { isSecureSite } from '#lib/auth/secure-site';
import { sessionSecret } from '#lib/auth/session-secret';
import { beginBrowserSession } from '#lib/auth/sessions/begin-browser-session';
import { endSession } from '#lib/auth/sessions/end-session';
import type { Proven } from '#lib/auth/sessions/require-still-proven';
import { personOfSession, personOfToken, SessionToken, sessionMaxAgeS } from '#lib/auth/sessions/session';
import { hostCookies } from '#lib/auth/sign-in/host-cookies';
import { oauthProviders, ProviderClaims } from '#lib/auth/sign-in/oauth-providers';
import { SignInByPassword, signInByPassword } from '#lib/auth/sign-in/sign-in-by-password';
import { signInByProvider } from '#lib/auth/sign-in/sign-in-by-provider';
import { SignInRefused } from '#lib/auth/sign-in/sign-in-problems';
import { wishedPage } from '#lib/auth/sign-in/wished-page';
import type { Share } from '#lib/auth/tries/share';
import { takeTry } from '#lib/auth/tries/take-try';
import { newId } from '#lib/ids';
import { log } from '#lib/log';

declare module 'next-auth' {
  interface Session {
    user: { id: string; role: Role } & DefaultSession['user'];
  }
}

/** Each takes a way round by the provider, but what tries it by itself must not fill the audit log. */
const recordedRefusals: Share = { name: 'refusals at providers', limit: 10, windowMs: 60_000 };

/** Takes who was let in: their session begins in the step that may still refuse them, the cookie is made after it. */
type Admit = (person: KnownPerson) => void;

/** next-auth's options for one request, of which `header` reads the headers. */
export async function authOptions(header: ReadHeader, requestId = newId('request')): Promise<AuthOptions> {
  let admitted: KnownPerson | undefined;
  const admit: Admit = (person) => {
    admitted = person;
  };
  const secure = isSecureSite(header);
  return {
    providers: [passwordProvider(header, requestId, admit), ...oauthProviders()],
    secret: await sessionSecret(),
    session: { strategy: 'jwt', maxAge: sessionMaxAgeS },
    useSecureCookies: secure,
    ...(secure && { cookies: hostCookies() }),
    pages: { signIn: '/sign-in', error: '/sign-in' },
    callbacks: {
      signIn: async ({ account, profile }) =>
        account?.type === 'oauth' ? admitByProvider(header, requestId, account, profile, admit) : true,
      // A session carries nothing that could be out of date; an error here ends it.
      jwt: async ({ token, account }) => {
        const person = account ? admitted : await personStillSignedIn(token);
        if (!person) throw new Error('signed in as nobody');
        return { sub: person.actor.userId, sid: person.actor.sessionId, stamp: person.sessionStamp };
      },
      session: async ({ session, token }) => {
        const { actor, name, email } = await personStillSignedIn(token);
        return { expires: session.expires, user: { id: actor.userId, name, email, role: actor.role } };
      },
    },
    events: {
      // Whoever copied the cookie is signed out too.
      signOut: async ({ token }) => {
        const session = SessionToken.safeParse(token).data;
        if (!session) return;
        const { db } = database();
        const isEnded = await endSession(db, session.sid);
        const of = { userId: session.sub, sessionId: session.sid };
        if (isEnded) await recordSignOut(db, { ...of, address: clientAddress(header), requestId });
      },
    },
    logger: {
      error: (code, details) => {
        // A session that is over is no fault of ours.
        if (code === 'JWT_SESSION_ERROR') return;
        log.error({ code, error: errorIn(details) }, 'next-auth');
      },
      warn: (code) => log.debug({ code }, 'next-auth'),
      debug: () => {},
    },
  };
}

function passwordProvider(header: ReadHeader, requestId: string, admit: Admit): CredentialsConfig {
  return {
    id: 'credentials',
    name: 'E-mail and password',
    type: 'credentials',
    credentials: { email: { type: 'email' }, password: { type: 'password' }, code: {} },
    authorize: async (typed) => {
      const input = SignInByPassword.safeParse(typed).data;
      if (!input) return null;
      try {
        const proven = await signInByPassword(database().db, input, clientAddress(header), requestId);
        if (proven === null) return null;
        admit(await beginning(header, requestId, proven));
        return { id: proven.userId };
      } catch (error) {
        throw refusal(error);
      }
    },
  };
}

async function admitByProvider(
  header: ReadHeader,
  requestId: string,
  account: Account,
  profile: unknown,
  admit: Admit,
): Promise<true | string> {
  const from = { address: clientAddress(header), requestId };
  try {
    const { email, email_verified: emailVerified, name } = ProviderClaims.parse(profile);
    const { provider, providerAccountId } = account;
    const here = await personOfSession(header);
    const vouchedFor = { provider, providerAccountId, email, emailVerified, name };
    const userId = await signInByProvider(database().db, vouchedFor, here?.actor.userId, from);
    // Who only connects the provider goes on with the session they have.
    admit(
      here?.actor.userId === userId
        ? here
        : await beginning(header, requestId, await provenByProvider(userId, { provider, providerAccountId })),
    );
    return true;
  } catch (error) {
    const refused = refusal(error);
    await recordRefusedByProvider(refused, from);
    return `/sign-in?${new URLSearchParams({ error: refused.message, callbackUrl: wishedPage(header) })}`;
  }
}

async function recordRefusedByProvider(
  { message: problem, userId }: SignInRefused,
  from: { address: string; requestId: string },
): Promise<void> {
  if (problem === 'Unavailable' || !(await takeTry(recordedRefusals, [networkOf(from.address)]))) return;
  await recordRefusedSignIn(database().db, { ...from, userId, problem });
}

/** A provider asks for no code of ours: where two-factor is on, its way would lead round it. */
async function provenByProvider(userId: string, provider: Proven['provider']): Promise<Proven> {
  const [person] = await database().db.select({ since: users.totpSince }).from(users).where(eq(users.id, userId));
  if (person?.since) throw new SignInRefused('TwoFactorByPassword', userId);
  return { userId, ...(provider && { provider }), totpSince: null };
}

/** next-auth shows an error's message to the browser: of anything but a refusal only the log may know more. */
function refusal(error: unknown): SignInRefused {
  if (error instanceof SignInRefused) return error;
  log.error({ error: error instanceof Error ? error.stack : error }, 'sign-in failed');
  return new SignInRefused('Unavailable');
}

/** A session of its own for every sign-in; the one this browser had before is over, so none can be planted in it. */
async function beginning(header: ReadHeader, requestId: string, proven: Proven): Promise<KnownPerson> {
  const { db } = database();
  const before = (await personOfSession(header))?.actor.sessionId;
  const sessionId = await beginBrowserSession(db, proven, header, requestId);
  if (before) await endSession(db, before);
  const person = await knownPerson(proven.userId);
  if (!person) throw new SignInRefused('Disabled');
  return { ...person, actor: { ...person.actor, sessionId } };
}

async function personStillSignedIn(token: unknown) {
  const session = SessionToken.safeParse(token).data;
  const person = session && (await personOfToken(session));
  if (!person) throw new Error('the session is over');
  return person;
}

function errorIn(details: unknown): unknown {
  const error = details instanceof Object && 'error' in details ? details.error : details;
  return error instanceof Error ? error.stack : undefined;
}
