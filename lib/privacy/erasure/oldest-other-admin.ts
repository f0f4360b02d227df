import type { Transaction } from '#lib/auth/change-credentials';
import { lockAdmins } from '#lib/auth/people/lock-admins';

/** The admin who has been here longest besides this person, and stays; null where there is none. */
export async function oldestOtherAdmin(tx: Transaction, userId: string): Promise<string | null> {
  const admins = await lockAdmins(tx);
  return admins.find(({ id, eraseAt }) => id !== userId && eraseAt === null)?.id ?? null;
}
