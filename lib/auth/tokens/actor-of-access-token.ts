import { LRUCache } from 'lru-cache';
import { type KnownPerson, knownPerson } from '#lib/auth/credentials';
import { isSessionOpen, type KnownSession, knownSession } from '#lib/auth/sessions/known-session';
import { noteSessionUse } from '#lib/auth/sessions/note-session-use';
import { type AccessClaims, readAccessToken } from '#lib/auth/tokens/access-token';
import { accessTokenKey } from '#lib/auth/tokens/access-token-key';
import { invalidToken } from '#lib/auth/tokens/invalid-token';
import { waitsForErasureText } from '#lib/auth/waits-for-erasure-text';
import type { Actor } from '#lib/context';
import { processShared } from '#lib/process-shared';

/** A good signature is good for ever, so each token's is checked once per process. */
const verified = () =>
  processShared('verified-access-tokens', () => new LRUCache<string, AccessClaims>({ max: 5_000 }));

/**
 * Who an access token speaks for: the actor itself when all of it is cached, else a promise. Throws (or rejects with)
 * `invalid-token` for one that is forged or has expired, whose session was ended, or whose person was disabled.
 */
export function actorOfAccessToken(token: string): Actor | Promise<Actor> {
  const claims = verified().get(token);
  if (claims) return actorOf(claims);
  const key = accessTokenKey();
  return key instanceof Promise ? key.then((made) => actorOf(verify(token, made))) : actorOf(verify(token, key));
}

function verify(token: string, key: Buffer): AccessClaims {
  const claims = readAccessToken(token, key);
  if (!claims) throw invalidToken('This access token was not made here, or is not complete. Copy it again or sign in.');
  verified().set(token, claims);
  return claims;
}

function actorOf(claims: AccessClaims): Actor | Promise<Actor> {
  if (claims.expiresAtS * 1000 <= Date.now()) {
    throw invalidToken('This access token has expired. Get a new one with the refresh token.');
  }
  const session = knownSession(claims.sessionId);
  const person = knownPerson(claims.userId);
  if (!(session instanceof Promise || person instanceof Promise)) return admit(claims, session, person);
  return Promise.all([session, person]).then(([session, person]) => admit(claims, session, person));
}

/** Checked at every call: a session may expire while it is cached. */
function admit({ sessionId, userId }: AccessClaims, session?: KnownSession, person?: KnownPerson): Actor {
  if (!session || session.userId !== userId || session.kind !== 'program' || !isSessionOpen(session)) {
    throw invalidToken('The session of this access token was ended. Sign in again.');
  }
  if (!person || person.disabled) throw invalidToken('The account of this access token is disabled. Ask an admin.');
  if (person.eraseAt) throw invalidToken(waitsForErasureText('this access token'));
  noteSessionUse(session);
  return { ...person.actor, sessionId, byToken: true };
}
