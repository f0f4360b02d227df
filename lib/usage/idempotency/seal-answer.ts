import { seal, unseal } from '#lib/seal';

/** What an answer is sealed with: the installation's secret, and the caller's own key, which is kept as its hash only. */
export type SealWith = { secret: string; userId: string; key: string };

/**
 * Seals the body of a kept answer: it may hold a secret that is shown once, or what its model is not to keep. Base64 of
 * nonce, tag and ciphertext.
 */
export const sealAnswer = (body: string | Uint8Array, sealWith: SealWith): string => seal(body, derived(sealWith));

/** The body's bytes again; null where it was sealed with another secret. */
export const openAnswer = (sealed: string, sealWith: SealWith): Buffer<ArrayBuffer> | null =>
  unseal(sealed, derived(sealWith));

const derived = ({ secret, userId, key }: SealWith) => ({ secret, salt: userId, purpose: `idempotent answer ${key}` });
