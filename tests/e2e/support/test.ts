import { type BrowserContext, test as base, type ConsoleMessage, expect, type Page } from '@playwright/test';
import { unique } from './api.ts';
import { awakeOnArrival } from './awake.ts';
import { sessionOf } from './session.ts';
import { site } from './site.ts';

type Session = Awaited<ReturnType<typeof sessionOf>>;
type Account = { name: string; email: string; password: string };

type Options = {
  /** How requests fail that belong to the story (a status, or an `ERR_…`); the browser writes each of them to its console. */
  expectedFailures: (number | string)[];
};

type Fixtures = {
  quiet: (context: BrowserContext) => void;
  /** Opens a browser of somebody else's, where nobody is signed in. */
  another: () => Promise<Page>;
  /** Somebody new, who has not signed up yet. */
  newcomer: Account;
};

/**
 * Every test also promises that none of its pages writes an error to the console or throws one. Nobody is signed in
 * but where a file says `test.use(signedIn)`.
 */
export const test = base.extend<Options & Fixtures, { adminSession: Session }>({
  expectedFailures: [[], { option: true }],
  adminSession: [async ({ playwright }, use) => use(await sessionOf(playwright, site())), { scope: 'worker' }],
  quiet: [
    async ({ context, expectedFailures }, use) => {
      const errors: string[] = [];
      const watch = (watched: BrowserContext) => {
        watched.on('weberror', (error) => errors.push(error.error().stack ?? String(error.error())));
        watched.on('console', (message) => {
          if (message.type() !== 'error' || isOfTheRecorder(message)) return;
          const [, failure] = /(?:the server responded with a status of |net::)([\w.]+)/.exec(message.text()) ?? [];
          if (!expectedFailures.some((expected) => String(expected) === failure))
            errors.push(`${message.text()} (${message.location().url})`);
        });
      };
      watch(context);
      await use(watch);
      expect(errors, 'errors in the console').toEqual([]);
    },
    { auto: true },
  ],
  page: async ({ page }, use) => use(awakeOnArrival(page)),
  another: async ({ browser, contextOptions, quiet }, use) => {
    const opened: BrowserContext[] = [];
    await use(async () => {
      const context = await browser.newContext({ ...contextOptions, baseURL: site().url, storageState: undefined });
      opened.push(context);
      quiet(context);
      return awakeOnArrival(await context.newPage());
    });
    await Promise.all(opened.map((context) => context.close()));
  },
  newcomer: async ({ browserName }, use) => {
    const name = unique(`Nora of ${browserName}`);
    await use({ name, email: `${unique('nora')}@example.org`, password: unique('three plain words') });
  },
});

/** The recorder of traces loads what a picture could not be made of once more, from no script, and the page's policy forbids it. */
const isOfTheRecorder = (message: ConsoleMessage) =>
  message.location().url === '' && message.text().startsWith("Connecting to 'blob:");

/** For `test.use`: the admin of the first start is signed in. */
export const signedIn = {
  storageState: async ({ adminSession }: { adminSession: Session }, use: (session: Session) => Promise<void>) =>
    use(adminSession),
};

export { expect };
