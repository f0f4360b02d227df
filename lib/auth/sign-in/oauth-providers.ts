import type { OAuthConfig } from 'next-auth/providers/index';
import { z } from 'zod';
import { env } from '#lib/env';

/** What every provider below says of a person, whatever words it uses itself. */
export const ProviderClaims = z.object({
  sub: z.coerce.string(),
  email: z.string().default(''),
  email_verified: z.boolean().default(false),
  name: z.string().default(''),
});
export type ProviderClaims = z.infer<typeof ProviderClaims>;

/** The providers this installation is configured for; pages show `id` and `name`. */
export function oauthProviders(): OAuthConfig<ProviderClaims>[] {
  const providers: OAuthConfig<ProviderClaims>[] = [];
  if (env.GITHUB_ID && env.GITHUB_SECRET) providers.push(github(env.GITHUB_ID, env.GITHUB_SECRET));
  if (env.GOOGLE_ID && env.GOOGLE_SECRET) providers.push(google(env.GOOGLE_ID, env.GOOGLE_SECRET));
  return providers;
}

/** What people call a provider: GitHub. */
export const providerName = (id: string): string => oauthProviders().find((one) => one.id === id)?.name ?? id;

const profile = (claims: ProviderClaims) => ({ id: claims.sub, name: claims.name, email: claims.email });
/** next-auth's own sign-in page would need it; ours does not. */
const style = { logo: '', bg: '', text: '' };

/** Not next-auth's own GitHub provider: that one takes an e-mail without asking whether GitHub has verified it. */
function github(clientId: string, clientSecret: string): OAuthConfig<ProviderClaims> {
  return {
    id: 'github',
    name: 'GitHub',
    type: 'oauth',
    clientId,
    clientSecret,
    style,
    issuer: 'https://github.com/login/oauth',
    authorization: {
      url: 'https://github.com/login/oauth/authorize',
      params: { scope: 'read:user user:email' },
    },
    token: 'https://github.com/login/oauth/access_token',
    checks: ['pkce', 'state'],
    userinfo: {
      request: async ({ tokens }) => {
        const [user, emails] = await Promise.all([
          askGithub('user', tokens.access_token, GithubUser),
          askGithub('user/emails', tokens.access_token, GithubEmails),
        ]);
        const primary = emails.find((email) => email.primary);
        return {
          sub: String(user.id),
          name: user.name || user.login,
          email: primary?.email ?? '',
          email_verified: primary?.verified ?? false,
        };
      },
    },
    profile,
  };
}

const GithubUser = z.object({ id: z.number(), login: z.string(), name: z.string().nullish() });
const GithubEmails = z.array(z.object({ email: z.string(), primary: z.boolean(), verified: z.boolean() }));

async function askGithub<S extends z.ZodType>(path: string, token: string | undefined, schema: S): Promise<z.infer<S>> {
  const response = await fetch(`https://api.github.com/${path}`, {
    headers: { authorization: `Bearer ${token}`, accept: 'application/vnd.github+json' },
    signal: AbortSignal.timeout(10_000),
  });
  if (!response.ok) throw new Error(`GitHub answered ${response.status} for /${path}`);
  return schema.parse(await response.json());
}

function google(clientId: string, clientSecret: string): OAuthConfig<ProviderClaims> {
  return {
    id: 'google',
    name: 'Google',
    type: 'oauth',
    clientId,
    clientSecret,
    style,
    wellKnown: 'https://accounts.google.com/.well-known/openid-configuration',
    authorization: { params: { scope: 'openid email profile' } },
    idToken: true,
    checks: ['pkce', 'state', 'nonce'],
    profile,
  };
}
