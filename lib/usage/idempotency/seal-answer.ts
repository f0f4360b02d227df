import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto';

const ivBytes = 12;
const tagBytes = 16;

/** What an answer is sealed with: the installation's secret, and the caller's own key, which is kept as its hash only. */
export type SealWith = { secret: string; userId: string; key: string };

/**
 * Seals the body of a kept answer (AES-256-GCM, its key by HKDF, RFC 5869): an answer may hold a secret that is shown
 * once, or what its model is not to keep. Base64 of nonce, tag and ciphertext.
 */
export function sealAnswer(body: string | Uint8Array, sealWith: SealWith): string {
  const iv = randomBytes(ivBytes);
  const cipher = createCipheriv('aes-256-gcm', sealingKey(sealWith), iv);
  const sealed = Buffer.concat([cipher.update(body), cipher.final()]);
  return Buffer.concat([iv, cipher.getAuthTag(), sealed]).toString('base64');
}

/** The body's bytes again; null where it was sealed with another secret. */
export function openAnswer(sealed: string, sealWith: SealWith): Buffer<ArrayBuffer> | null {
  const bytes = Buffer.from(sealed, 'base64');
  const decipher = createDecipheriv('aes-256-gcm', sealingKey(sealWith), bytes.subarray(0, ivBytes));
  decipher.setAuthTag(bytes.subarray(ivBytes, ivBytes + tagBytes));
  try {
    return Buffer.concat([decipher.update(bytes.subarray(ivBytes + tagBytes)), decipher.final()]);
  } catch {
    return null;
  }
}

const sealingKey = ({ secret, userId, key }: SealWith) =>
  Buffer.from(hkdfSync('sha256', secret, userId, `idempotent answer ${key}`, 32));
