import { apiKeyDigest, isWellFormed } from '#lib/auth/api-keys/api-key';
import { type KnownKey, knownKey } from '#lib/auth/credentials';
import type { ReadHeader } from '#lib/auth/read-header';
import { personOfSession } from '#lib/auth/sessions/session';
import { actorOfAccessToken } from '#lib/auth/tokens/actor-of-access-token';
import { invalidToken } from '#lib/auth/tokens/invalid-token';
import { waitsForErasureText } from '#lib/auth/waits-for-erasure-text';
import type { Actor } from '#lib/context';
import { AppError } from '#lib/errors';

const anonymous: Actor = Object.freeze({ kind: 'anonymous' });

/**
 * Who sends a request, by API key, access token or a browser's session; nobody where that is over. The actor itself when
 * it is cached, else a promise of it. Throws (or rejects with) `invalid-key` or `invalid-token` for what opens nothing.
 */
export function authenticate(header: ReadHeader): Actor | Promise<Actor> {
  const authorization = header('authorization');
  const secret = authorization && secretIn(authorization);
  if (secret) return secret.startsWith('bwa_') ? actorOfAccessToken(secret) : actorOfKey(secret);
  const person = personOfSession(header);
  return person instanceof Promise ? person.then((known) => known?.actor ?? anonymous) : (person?.actor ?? anonymous);
}

/** The API key or access token of the header; other schemes than Bearer are left to what stands in front of us. */
function secretIn(authorization: string): string | undefined {
  if (authorization.startsWith('Bearer bw_')) return authorization.slice(7).trimEnd();
  const bearer = /^bearer(?:\s+(.*))?$/i.exec(authorization.trim());
  const secret = bearer?.[1] ?? '';
  if (secret.startsWith('bw_') || secret.startsWith('bwa_')) return secret;
  if (secret.startsWith('bwr_')) {
    throw invalidToken('A refresh token opens nothing but /api/v1/auth/refresh. Send the access token here.');
  }
  if (bearer || /bwa?_/.test(authorization)) {
    throw invalidKey('An API key starts with "bw_" and is sent as "Authorization: Bearer bw_…".');
  }
  return undefined;
}

function actorOfKey(key: string): Actor | Promise<Actor> {
  if (!isWellFormed(key)) {
    throw invalidKey(
      'This API key is not complete or has a typo: it is "bw_" and 36 letters and digits. Copy it again.',
    );
  }
  const known = knownKey(apiKeyDigest(key));
  return known instanceof Promise ? known.then(admit) : admit(known);
}

/** Checked at every call: a key may expire while it is cached. */
function admit(known: KnownKey | undefined): Actor {
  if (!known) throw invalidKey('This API key does not open anything here. Check that it belongs to this address.');
  if (known.revoked) throw invalidKey('This API key was revoked. Create a new one on the page Keys.');
  if (known.expiresAtMs <= Date.now()) throw invalidKey('This API key has expired. Create a new one on the page Keys.');
  if (known.disabled) throw invalidKey('The account this API key belongs to is disabled. Ask an admin.');
  if (known.isLeaving) throw invalidKey(waitsForErasureText('this API key'));
  return known.actor;
}

function invalidKey(detail: string): AppError {
  return new AppError('invalid-key', detail, { headers: { 'www-authenticate': 'Bearer error="invalid_token"' } });
}
