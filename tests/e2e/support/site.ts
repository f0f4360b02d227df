import { z } from 'zod';

const Site = z.object({ url: z.string(), email: z.string(), password: z.string(), apiKey: z.string() });
export type Site = z.infer<typeof Site>;

/** The product under test and the account its first start made, as the global set-up left them in the environment. */
export function site(): Site {
  const { E2E_URL: url, E2E_EMAIL: email, E2E_PASSWORD: password, E2E_API_KEY: apiKey } = process.env;
  return Site.parse({ url, email, password, apiKey });
}
