import { z } from 'zod';
import { users } from '#db/schema/people';
import { roles } from '#lib/auth/permissions';

/** A person with an account here. */
export const Account = z
  .object({ id: z.string(), email: z.string(), name: z.string(), role: z.enum(roles) })
  .meta({ id: 'Account' });
export type Account = z.infer<typeof Account>;

/** What makes an `Account` of a row. */
export const accountColumns = { id: users.id, email: users.email, name: users.name, role: users.role };
