import { z } from 'zod';
import { users } from '#db/schema/people';
import { Account, accountColumns } from '#lib/auth/people/account';

/** A person with an account here, as admins see them. */
export const Person = Account.extend({
  createdAt: z.iso.datetime(),
  isEmailVerified: z.boolean().describe('Whether a link sent there, or a provider, showed that the e-mail is theirs.'),
  disabledAt: z.iso.datetime().nullable().describe('Since when the account opens nothing any more.'),
  eraseAt: z.iso
    .datetime()
    .nullable()
    .describe('When it will be erased, where its owner asked for that; until then keys and programs open nothing.'),
  hasTwoFactor: z.boolean().describe('Whether signing in with the password takes a code.'),
}).meta({ id: 'Person' });
export type Person = z.infer<typeof Person>;

/** What makes a `Person` of a row, by `personOf`. */
export const personColumns = {
  ...accountColumns,
  createdAt: users.createdAt,
  emailVerifiedAt: users.emailVerifiedAt,
  disabledAt: users.disabledAt,
  eraseAt: users.eraseAt,
  totpSince: users.totpSince,
};

type PersonRow = Account &
  Pick<typeof users.$inferSelect, 'createdAt' | 'emailVerifiedAt' | 'disabledAt' | 'eraseAt' | 'totpSince'>;

/** The row as it is shown. */
export const personOf = ({
  createdAt,
  emailVerifiedAt,
  disabledAt,
  eraseAt,
  totpSince,
  ...account
}: PersonRow): Person => ({
  ...account,
  createdAt: createdAt.toISOString(),
  isEmailVerified: emailVerifiedAt !== null,
  disabledAt: disabledAt?.toISOString() ?? null,
  eraseAt: eraseAt?.toISOString() ?? null,
  hasTwoFactor: totpSince !== null,
});
