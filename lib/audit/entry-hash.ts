import { createHash } from 'node:crypto';

/** What an entry tells beyond the chain's own columns, and what the erasure of a person takes out of it. */
export type AuditContent = {
  target: Readonly<Record<string, string>>;
  detail: string | null;
  address: string | null;
  requestId: string;
};

/** What an entry's hash covers; its content through the hash of that. */
export type ChainedEntry = {
  seq: number;
  previousHash: string;
  id: string;
  at: Date;
  actorKind: string;
  userId: string | null;
  keyId: string | null;
  action: string;
  outcome: string;
  code: string | null;
  contentHash: string;
};

/** What the first entry holds as the hash of the one before it. */
export const genesisHash = '0'.repeat(64);

/**
 * SHA-256 (hexadecimal) of an entry's content, salted, so that nothing can be guessed from it once the content and
 * `salt` were erased. Over a JSON array without blanks, fields of the target sorted by name.
 */
export function contentHash(salt: string, { target, detail, address, requestId }: AuditContent): string {
  const fields = Object.entries(target).sort(([a], [b]) => (a < b ? -1 : 1));
  return sha256(JSON.stringify([salt, fields, detail, address, requestId]));
}

/** SHA-256 (hexadecimal) over an entry and the hash before it, as a JSON array without blanks; `at` is in milliseconds. */
export function entryHash(entry: ChainedEntry): string {
  const { seq, previousHash, id, at, actorKind, userId, keyId, action, outcome, code, contentHash } = entry;
  const who = [actorKind, userId, keyId];
  return sha256(JSON.stringify([seq, previousHash, id, at.getTime(), ...who, action, outcome, code, contentHash]));
}

const sha256 = (text: string) => createHash('sha256').update(text).digest('hex');
