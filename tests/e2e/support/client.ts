import { type Client, createClient } from '#root/clients/typescript/src/create-client.ts';
import { site } from './site.ts';

/** The product, asked as programs ask it, with the first-run key. */
export function bellwether(): Client {
  const { url: baseUrl, apiKey } = site();
  return createClient({ baseUrl, apiKey });
}
