import { and, eq, sql } from 'drizzle-orm';
import type { Database } from '#db/client';
import { providerAccounts, users } from '#db/schema/people';
import { recordProviderConnected } from '#lib/audit/record-sign-in';
import type { Transaction } from '#lib/auth/change-credentials';
import { takeInvitationOf } from '#lib/auth/invitations/take-invitation-of';
import { mailTexts } from '#lib/auth/mail/mail-texts';
import { tellPerson } from '#lib/auth/mail/tell-person';
import { normaliseEmail } from '#lib/auth/people/email';
import { hasEmail } from '#lib/auth/people/has-email';
import { insertPerson } from '#lib/auth/people/insert-person';
import { looksLikeAnother } from '#lib/auth/people/look-alike';
import { PersonName } from '#lib/auth/people/person-name';
import { providerName } from '#lib/auth/sign-in/oauth-providers';
import { SignInRefused } from '#lib/auth/sign-in/sign-in-problems';
import { env } from '#lib/env';

/** Where a request came from, and its id, for the audit log. */
type CameFrom = { address: string | null; requestId?: string };

export type ProviderProfile = {
  provider: string;
  providerAccountId: string;
  email: string;
  /** Whether the provider has made sure of it. */
  emailVerified: boolean;
  name: string;
};

/**
 * The id of the person a provider (GitHub, Google) vouches for: the one it is linked to; else the one with the e-mail
 * that it has verified, which is linked then, and told so; else a new one. `signedInAs` is who the browser is signed in
 * as already. Throws SignInRefused.
 */
export async function signInByProvider(
  db: Database,
  profile: ProviderProfile,
  signedInAs: string | undefined,
  from: CameFrom = { address: null },
): Promise<string> {
  return db.transaction(async (tx) => {
    // One at a time per provider account and e-mail: a double click makes one person, not an error.
    await tx.execute(sql`select pg_advisory_xact_lock(hashtextextended(${`sign-in ${profile.email}`}, 0))`);
    const known = await personLinkedTo(tx, profile);
    if (known) return admitted(known);
    const email = profile.emailVerified ? normaliseEmail(profile.email) : null;
    if (!email) throw new SignInRefused('EmailNotVerified');
    const before = await personToLink(tx, email, signedInAs);
    const person = before ?? (await newPerson(tx, email, profile.name));
    const { provider, providerAccountId } = profile;
    await tx.insert(providerAccounts).values({ provider, providerAccountId, userId: person.id });
    const userId = admitted(person);
    if (before) {
      await tellPerson(tx, userId, mailTexts.providerConnected(providerName(provider)));
      await recordProviderConnected(tx, { ...from, userId, provider });
    }
    return userId;
  });
}

type Person = Pick<typeof users.$inferSelect, 'id' | 'disabledAt'>;

function admitted(person: Person): string {
  if (person.disabledAt) throw new SignInRefused('Disabled', person.id);
  return person.id;
}

async function personLinkedTo(tx: Transaction, { provider, providerAccountId }: ProviderProfile) {
  const [row] = await tx
    .select({ id: users.id, disabledAt: users.disabledAt })
    .from(providerAccounts)
    .innerJoin(users, eq(users.id, providerAccounts.userId))
    .where(and(eq(providerAccounts.provider, provider), eq(providerAccounts.providerAccountId, providerAccountId)));
  return row;
}

/**
 * An account with a password is linked only by whoever is signed in to it: somebody may have made it in the real owner's
 * name, to be let in with them later (Sudhodanan and Paverd, "Pre-hijacked accounts", 2022).
 */
async function personToLink(tx: Transaction, email: string, signedInAs: string | undefined) {
  // The lock has a change of the e-mail, which ends what a provider opens, come wholly before or wholly after.
  const [person] = await tx.select().from(users).where(hasEmail(email)).for('share');
  if (signedInAs && person?.id !== signedInAs) throw new SignInRefused('OtherAccount', signedInAs);
  if (!person || signedInAs || person.passwordHash === null) return person;
  const [proof] = await tx.select().from(providerAccounts).where(eq(providerAccounts.userId, person.id)).limit(1);
  if (!proof) throw new SignInRefused('HasPassword', person.id);
  return person;
}

async function newPerson(tx: Transaction, email: string, name: string): Promise<Person> {
  const [anybody] = await tx.select({ id: users.id }).from(users).limit(1);
  if (!anybody) throw new SignInRefused('NotSetUp');
  const invitation = await takeInvitationOf(tx, email);
  if (!invitation && env.SIGN_UP !== 'open') throw new SignInRefused('SignUpClosed');
  if (looksLikeAnother(email)) throw new SignInRefused('EmailLooksLikeAnother');
  const role = invitation?.role ?? env.SIGN_UP_ROLE;
  const named = PersonName.safeParse(name).data ?? email.slice(0, 100);
  const person = await insertPerson(tx, { email, name: named, role, emailVerifiedAt: new Date() });
  return { id: person!.id, disabledAt: null };
}
