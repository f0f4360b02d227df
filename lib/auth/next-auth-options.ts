import { and, eq } from 'drizzle-orm';
import type { Account, AuthOptions, DefaultSession } from 'next-auth';
import type { CredentialsConfig } from 'next-auth/providers/credentials';
import { database } from '#db/client';
import { providerAccounts } from '#db/schema/people';
import { clientAddress } from '#lib/auth/client-address';
import { knownPerson } from '#lib/auth/credentials';
import { oauthProviders, ProviderClaims } from '#lib/auth/oauth-providers';
import type { Role } from '#lib/auth/permissions';
import {
  isSecureSite,
  personOfSession,
  personOfToken,
  type ReadHeader,
  SessionToken,
  sessionMaxAgeS,
} from '#lib/auth/session';
import { sessionSecret } from '#lib/auth/session-secret';
import { SignInByPassword, signInByPassword } from '#lib/auth/sign-in-by-password';
import { signInByProvider } from '#lib/auth/sign-in-by-provider';
import { SignInRefused } from '#lib/auth/sign-in-problems';
import { log } from '#lib/log';

declare module 'next-auth' {
  interface Session {
    user: { id: string; role: Role } & DefaultSession['user'];
  }
}

/** next-auth's options for one request, of which `header` reads the headers. */
export async function authOptions(header: ReadHeader): Promise<AuthOptions> {
  return {
    providers: [passwordProvider(header), ...oauthProviders()],
    secret: await sessionSecret(),
    session: { strategy: 'jwt', maxAge: sessionMaxAgeS },
    useSecureCookies: isSecureSite(header),
    pages: { signIn: '/sign-in', error: '/sign-in' },
    callbacks: {
      signIn: async ({ account, profile }) =>
        account?.type === 'oauth' ? admitByProvider(header, account, profile) : true,
      // A session carries nothing that could be out of date; an error here ends it.
      jwt: async ({ token, user, account }) => {
        const person = account ? await personSigningIn(account, user.id) : await personStillSignedIn(token);
        return { sub: person.actor.userId, stamp: person.sessionStamp };
      },
      session: async ({ session, token }) => {
        const { actor, name, email } = await personStillSignedIn(token);
        return { expires: session.expires, user: { id: actor.userId, name, email, role: actor.role } };
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

function passwordProvider(header: ReadHeader): CredentialsConfig {
  return {
    id: 'credentials',
    name: 'E-mail and password',
    type: 'credentials',
    credentials: { email: { type: 'email' }, password: { type: 'password' } },
    authorize: async (typed) => {
      const input = SignInByPassword.safeParse(typed).data;
      if (!input) return null;
      try {
        const id = await signInByPassword(database().db, input, clientAddress(header));
        return id === null ? null : { id };
      } catch (error) {
        throw refusal(error);
      }
    },
  };
}

async function admitByProvider(header: ReadHeader, account: Account, profile: unknown): Promise<true | string> {
  try {
    const { email, email_verified: emailVerified, name } = ProviderClaims.parse(profile);
    const { provider, providerAccountId } = account;
    const here = await personOfSession(header);
    const vouchedFor = { provider, providerAccountId, email, emailVerified, name };
    await signInByProvider(database().db, vouchedFor, here?.actor.userId);
    return true;
  } catch (error) {
    return `/sign-in?error=${refusal(error).message}`;
  }
}

/** next-auth shows an error's message to the browser: of anything but a refusal only the log may know more. */
function refusal(error: unknown): SignInRefused {
  if (error instanceof SignInRefused) return error;
  log.error({ error: error instanceof Error ? error.stack : error }, 'sign-in failed');
  return new SignInRefused('Unavailable');
}

async function personSigningIn(account: Account, userId: string) {
  const person = await knownPerson(account.type === 'credentials' ? userId : await linkedTo(account));
  if (!person || person.disabled) throw new Error('signed in as nobody');
  return person;
}

async function linkedTo({ provider, providerAccountId }: Account): Promise<string> {
  const [row] = await database()
    .db.select({ userId: providerAccounts.userId })
    .from(providerAccounts)
    .where(and(eq(providerAccounts.provider, provider), eq(providerAccounts.providerAccountId, providerAccountId)));
  return row?.userId ?? '';
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
