import { verifyPassword } from '#lib/auth/passwords/password';
import { passwordTries } from '#lib/auth/tries/password-tries';
import { takeTry } from '#lib/auth/tries/take-try';
import { AppError } from '#lib/errors';

/**
 * Makes sure that it is still the owner who sits there, before they change what guards their account. Throws `invalid`
 * at `/currentPassword` for a wrong password, `rate-limited` after ten of them in a minute.
 */
export async function requireCurrentPassword(
  person: { id: string; passwordHash: string | null },
  currentPassword: string,
): Promise<void> {
  const taken = await takeTry(passwordTries, [`person ${person.id}`]);
  if (!taken) {
    throw new AppError('rate-limited', 'Too many wrong passwords. Wait a minute and try again.', {
      headers: { 'retry-after': '60' },
    });
  }
  if (!(await verifyPassword(person.passwordHash, currentPassword))) {
    const detail = 'This is not your current password.';
    throw new AppError('invalid', detail, { errors: [{ pointer: '/currentPassword', detail }] });
  }
  await taken.giveBack();
}
