import { sessionSecret } from '#lib/auth/session-secret';
import { log } from '#lib/log';
import { seal, unseal } from '#lib/seal';

const purpose = 'secret of an authenticator';

/** The shared secret of an authenticator as it is kept: whoever reads the database alone cannot make codes of it. */
export async function sealTotpSecret(secret: string, userId: string): Promise<string> {
  return seal(secret, { secret: await sessionSecret(), salt: userId, purpose });
}

/** The secret again; null where the installation's secret is another by now: recovery codes still open then. */
export async function openTotpSecret(sealed: string, userId: string): Promise<string | null> {
  const opened = unseal(sealed, { secret: await sessionSecret(), salt: userId, purpose });
  if (!opened) log.error({ userId }, 'the secret of an authenticator was sealed with another NEXTAUTH_SECRET');
  return opened?.toString() ?? null;
}
