import { env } from '#lib/env';

/** Where messages may be sent beyond public https addresses. */
export type AddressPolicy = { allowsHttp: boolean; allowsPrivate: boolean };

/** What the platform's settings say. */
export const addressPolicy = (): AddressPolicy => ({
  allowsHttp: env.WEBHOOK_HTTP === 'allow',
  allowsPrivate: env.WEBHOOK_PRIVATE_ADDRESSES === 'allow',
});
