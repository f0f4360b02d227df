import { sql } from 'drizzle-orm';
import { auditLog } from '#db/schema/audit';
import {
  apiKeys,
  mailMessages,
  oneTimeLinks,
  providerAccounts,
  recoveryCodes,
  refreshTokens,
  sessions,
  users,
} from '#db/schema/people';
import { consents, erasures, personalExports } from '#db/schema/privacy';
import { entriesAbout } from '#lib/audit/entries-about';
import { eraseAudit } from '#lib/audit/erase-audit';
import type { Holding } from '#lib/privacy/holding';

/** The account itself and everything it is opened with. The account's own row is the last of all. */
export const accountHoldings: readonly Holding[] = [
  {
    table: apiKeys,
    holds: 'API keys: what they are called, and when they were used.',
    rows: ({ userId }) => sql`${apiKeys.userId} = ${userId}`,
    withheld: [apiKeys.hash],
    erasing: { how: 'delete' },
  },
  {
    table: refreshTokens,
    holds: 'Tokens of programs.',
    rows: ({ userId }) => sql`${refreshTokens.sessionId} in (select id from sessions where user_id = ${userId})`,
    withheld: [refreshTokens.hash],
    erasing: { how: 'delete' },
  },
  {
    table: sessions,
    holds: 'Sign-ins: when, from which address, with which browser.',
    rows: ({ userId }) => sql`${sessions.userId} = ${userId}`,
    erasing: { how: 'delete' },
  },
  {
    table: recoveryCodes,
    holds: 'Codes that stand in for a lost authenticator, hashed.',
    rows: ({ userId }) => sql`${recoveryCodes.userId} = ${userId}`,
    withheld: [recoveryCodes.hash],
    erasing: { how: 'delete' },
  },
  {
    table: providerAccounts,
    holds: 'Accounts at other sites that open this one.',
    rows: ({ userId }) => sql`${providerAccounts.userId} = ${userId}`,
    erasing: { how: 'delete' },
  },
  {
    table: oneTimeLinks,
    holds: 'Invitations and links sent by e-mail.',
    rows: ({ userId, email }) =>
      sql`((${oneTimeLinks.userId} = ${userId} or lower(${oneTimeLinks.email}) = lower(${email}))
        and ${oneTimeLinks.purpose} <> 'change-email')`,
    // That there is one tells that nobody else has the e-mail that is wished for.
    alsoErased: ({ userId }) => sql`${oneTimeLinks.userId} = ${userId}`,
    withheld: [oneTimeLinks.hash],
    erasing: { how: 'delete' },
  },
  {
    table: mailMessages,
    holds: 'E-mail to the person, or that names their address.',
    rows: ({ email }) => sql`lower(${mailMessages.to}) = lower(${email})`,
    // To e-mails they had before, or wish for: the latter tells of those that nobody else has.
    alsoErased: ({ userId, email }) =>
      sql`(${mailMessages.userId} = ${userId} or ${mailMessages.text} ~* ${wholeAddress(email)})`,
    // Links in it open the account.
    withheld: [mailMessages.text],
    erasing: { how: 'delete' },
  },
  {
    table: personalExports,
    holds: 'Archives made of a person’s data, for a week.',
    rows: ({ userId }) => sql`${personalExports.userId} = ${userId}`,
    // No archive of archives.
    files: [{ sha256: personalExports.sha256, isWithheld: true }],
    erasing: { how: 'delete' },
  },
  {
    table: consents,
    holds: 'What a person agreed to, and when.',
    rows: ({ userId }) => sql`${consents.userId} = ${userId}`,
    erasing: {
      how: 'blank',
      set: () => sql`withdrawn_at = coalesce(withdrawn_at, now())`,
      until: sql`${consents.withdrawnAt} is null`,
      says: 'Withdrawn; that they were given stays on record (Article 7(1)), by the pseudonymous id.',
    },
  },
  {
    table: erasures,
    holds: 'Erasures that were asked for, and their certificates.',
    rows: ({ userId }) => sql`${erasures.userId} = ${userId}`,
    erasing: { how: 'keep', why: 'It is the record of what was erased, and names nobody.' },
  },
  {
    table: auditLog,
    holds: 'What a person did, or somebody in their name, to what, from which address.',
    rows: ({ userId }) => entriesAbout(userId),
    erasing: {
      how: 'special',
      async erase(tx, { userId }) {
        // The chain's check takes an entry without its content for erased only where its person is.
        await tx.execute(sql`update users set erased_at = now() where id = ${userId} and erased_at is null`);
        return eraseAudit(tx, userId);
      },
      says: 'Of what and from where goes; that something was done, when, and by which pseudonymous id stays.',
    },
  },
  {
    table: users,
    holds: 'Name, e-mail address, role.',
    rows: ({ userId }) => sql`${users.id} = ${userId}`,
    withheld: [users.passwordHash, users.totpSecret, users.totpLastStep],
    erasing: {
      how: 'blank',
      set: () => sql`email = id || '@erased.invalid', name = 'Erased person', password_hash = null, role = 'end-user',
        email_verified_at = null, totp_secret = null, totp_since = null, totp_last_step = null,
        disabled_at = coalesce(disabled_at, now()), erased_at = coalesce(erased_at, now())`,
      until: sql`${users.email} <> ${users.id} || '@erased.invalid'`,
      says: 'The id stays as a pseudonym that nothing leads back from.',
    },
  },
];

/** A regular expression of PostgreSQL for the address where it stands by itself, not as the end of a longer one. */
const wholeAddress = (email: string) => `(^|[^a-z0-9._%+-])${email.replace(/[^\p{L}\p{N}]/gu, '\\$&')}($|[^a-z0-9-])`;
