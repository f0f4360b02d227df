import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto';

const ivBytes = 12;
const authTagLength = 16;

/** What the key is derived from: the installation's secret, whose thing it is, and what it is for. */
export type SealWith = { secret: string; salt: string; purpose: string };

/** Seals bytes for keeping (AES-256-GCM, its key by HKDF, RFC 5869). Base64 of nonce, tag and ciphertext. */
export function seal(body: string | Uint8Array, sealWith: SealWith): string {
  const iv = randomBytes(ivBytes);
  const cipher = createCipheriv('aes-256-gcm', sealingKey(sealWith), iv, { authTagLength });
  const sealed = Buffer.concat([cipher.update(body), cipher.final()]);
  return Buffer.concat([iv, cipher.getAuthTag(), sealed]).toString('base64');
}

/** The bytes again; null where they were sealed with something else, or changed since. */
export function unseal(sealed: string, sealWith: SealWith): Buffer<ArrayBuffer> | null {
  const bytes = Buffer.from(sealed, 'base64');
  try {
    const decipher = createDecipheriv('aes-256-gcm', sealingKey(sealWith), bytes.subarray(0, ivBytes), {
      authTagLength,
    });
    decipher.setAuthTag(bytes.subarray(ivBytes, ivBytes + authTagLength));
    return Buffer.concat([decipher.update(bytes.subarray(ivBytes + authTagLength)), decipher.final()]);
  } catch {
    return null;
  }
}

const sealingKey = ({ secret, salt, purpose }: SealWith) => Buffer.from(hkdfSync('sha256', secret, salt, purpose, 32));
