import type { NextApiRequest, NextApiResponse } from 'next';
import NextAuth, { type AuthOptions } from 'next-auth';
import type { ReadHeader } from '#lib/auth/read-header';
import { authOptions } from '#lib/auth/sign-in/next-auth-options';

const site = 'http://localhost:3000';
type Answer = { status: number; location: URL | null; body: unknown };
type Form = Record<string, string>;

/** A browser on next-auth's own routes, with a cookie jar; `adjust` may put a fake provider in a real one's place. */
export class AuthBrowser {
  readonly cookies = new Map<string, string>();
  /** The whole `Set-Cookie` of each, as it came last. */
  readonly lines = new Map<string, string>();
  readonly #address: string;
  readonly #adjust: (options: AuthOptions) => AuthOptions;

  constructor(address: string, adjust: (options: AuthOptions) => AuthOptions = (options) => options) {
    this.#address = address;
    this.#adjust = adjust;
  }

  /** What this browser sends along with every request. */
  header: ReadHeader = (name) => this.#headers()[name];

  #headers(): Record<string, string | undefined> {
    const cookie = [...this.cookies].map(([name, value]) => `${name}=${value}`).join('; ');
    return {
      cookie,
      host: 'localhost:3000',
      'x-forwarded-proto': 'http',
      'x-forwarded-for': `9.9.9.9, ${this.#address}`,
    };
  }

  async call(method: string, path: string, form: Form = {}): Promise<Answer> {
    const url = new URL(path, `${site}/api/auth/`);
    const query = { ...Object.fromEntries(url.searchParams), nextauth: url.pathname.split('/').slice(3) };
    const cookies = Object.fromEntries(this.cookies);
    const request = { method, query, body: form, cookies, headers: this.#headers() };
    const answer: Answer = { status: 200, location: null, body: undefined };
    const set = new Map<string, unknown>();
    const response = {
      status: (status: number) => Object.assign(answer, { status }) && response,
      getHeader: (name: string) => set.get(name.toLowerCase()),
      setHeader: (name: string, value: unknown) => set.set(name.toLowerCase(), value) && response,
      end: () => {},
      json: (body: unknown) => Object.assign(answer, { body }),
      send: (body: unknown) => Object.assign(answer, { body }),
    };
    await nextAuth(
      request as unknown as NextApiRequest,
      response as unknown as NextApiResponse,
      this.#adjust(await authOptions(this.header)),
    );
    for (const line of [set.get('set-cookie') ?? []].flat()) this.#keep(String(line));
    const location = set.get('location');
    return { ...answer, location: location ? new URL(String(location), site) : null };
  }

  /** Submits a form of next-auth's, with the token that guards it. */
  async submit(path: string, form: Form = {}): Promise<Answer> {
    const { body } = await this.call('GET', 'csrf');
    return this.call('POST', path, { ...form, ...(body as { csrfToken: string }), callbackUrl: `${site}/models` });
  }

  signIn(email: string, password: string): Promise<Answer> {
    return this.submit('callback/credentials', { email, password });
  }

  async session(): Promise<unknown> {
    return (await this.call('GET', 'session')).body;
  }

  #keep(line: string): void {
    const [name, value] = line.split(';', 1)[0]!.split('=') as [string, string];
    this.lines.set(name, line);
    if (value && !/Max-Age=0/i.test(line)) this.cookies.set(name, decodeURIComponent(value));
    else this.cookies.delete(name);
  }
}

const nextAuth: typeof NextAuth = 'default' in NextAuth ? (NextAuth.default as typeof NextAuth) : NextAuth;
