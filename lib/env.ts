import { isIP } from 'node:net';
import { availableParallelism, totalmem } from 'node:os';
import { z } from 'zod';

/** What a container may use counts, where that is less. */
const machineBytes = Math.min(totalmem(), process.constrainedMemory() || Number.POSITIVE_INFINITY);

const positive = (fallback: number) => z.coerce.number().int().positive().default(fallback);
const optional = z.string().optional();

function splitOrigins(text: string, context: z.RefinementCtx): string[] {
  const sites = text
    .split(',')
    .map((part) => part.trim())
    .filter(Boolean);
  return sites.map((site) => {
    const origin = /^https?:/.test(site) ? URL.parse(site)?.origin : undefined;
    if (origin !== site.replace(/\/$/, '')) {
      context.addIssue(`"${site}" is no origin: write it as https://app.example.org, several with commas between them`);
    }
    return origin ?? site;
  });
}

/** Private networks have clients too, who would choose their own address: a proxy elsewhere is named by who runs it. */
const thisMachine = '127.0.0.0/8,::1';

function splitNetworks(text: string, context: z.RefinementCtx): string[] {
  const networks = text
    .split(',')
    .map((part) => part.trim())
    .filter(Boolean);
  for (const network of networks) {
    const [address = '', bits, more] = network.split('/');
    const mostBits = { 0: -1, 4: 32, 6: 128 }[isIP(address)] ?? -1;
    const isRead = bits === undefined ? mostBits > 0 : /^\d{1,3}$/.test(bits) && Number(bits) <= mostBits;
    if (!isRead || more !== undefined) {
      context.addIssue(`"${network}" is no network: write it as 203.0.113.7 or 203.0.113.0/24, several with commas`);
    }
  }
  return networks;
}

const Env = z.object({
  NODE_ENV: z.enum(['development', 'production', 'test']).default('production'),
  DATABASE_URL: z.string().default(''),
  DATABASE_POOL: positive(10),
  REDIS_URL: optional,
  HOST: z.string().default('127.0.0.1'),
  PORT: z.coerce.number().int().min(0).max(65_535).default(3000),
  /** The address people use, where it differs from what the server sees (behind a reverse proxy). */
  PUBLIC_URL: optional,
  /** Whose word on where a request comes from (X-Forwarded-For) is believed. */
  TRUSTED_PROXIES: z.string().default(thisMachine).transform(splitNetworks),
  DATA_DIR: z.string().default('.data'),
  WEB_PROCESSES: positive(Math.min(2, availableParallelism())),
  MODEL_HOSTS: positive(2),
  /** Off where a plain Next host serves the application: `/api/predict` then runs as a route handler. */
  HOT_PATH: z.enum(['on', 'off']).default('on'),
  LOG_LEVEL: z.enum(['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent']).default('info'),

  MAX_BODY_BYTES: positive(10 * 1024 * 1024),
  /** Of a file that is a row of its own: a picture, a recording, a film. */
  MAX_FILE_BYTES: positive(200 * 1024 * 1024),
  MAX_ROWS: positive(10_000),
  MAX_UPLOAD_BYTES: positive(2 * 1024 * 1024 * 1024),
  /** How long one run of a model in a host process may take before the process is killed. */
  RUN_LIMIT_MS: positive(10_000),
  QUARANTINE_LIMIT_MS: positive(120_000),
  MODEL_MEMORY_BYTES: positive(4 * 1024 * 1024 * 1024),
  /** For the answers that a machine keeps in memory, over all its processes. */
  ANSWER_CACHE_BYTES: positive(64 * 1024 * 1024),
  /** Of the process that trains: one run at a time in each worker. */
  TRAIN_THREADS: positive(availableParallelism()),
  TRAIN_MEMORY_BYTES: positive(Math.floor(machineBytes * 0.75)),
  TRAIN_LIMIT_MS: positive(12 * 60 * 60 * 1000),

  /** Where XGBoost's shared library is, if the system's linker does not find it by itself. */
  XGBOOST_LIBRARY: optional,

  /** Whether webhooks may be sent to addresses that are not public, for development and closed networks. */
  WEBHOOK_PRIVATE_ADDRESSES: z.enum(['refuse', 'allow']).default('refuse'),
  /** Whether webhooks may be sent without encryption. */
  WEBHOOK_HTTP: z.enum(['refuse', 'allow']).default('refuse'),

  NEXTAUTH_SECRET: optional,
  SIGN_UP: z.enum(['open', 'invitation', 'closed']).default('open'),
  /** Required, a role beyond end user counts only for whoever has switched two-factor on. */
  TWO_FACTOR: z.enum(['offered', 'required']).default('offered'),
  /** Where e-mail is sent through: smtp://user:password@host:587; without it links are shown to an admin instead. */
  SMTP_URL: optional,
  MAIL_FROM: z.string().default('Bellwether <bellwether@localhost>'),
  /** Origins of sites whose pages may call the API, with commas between them. */
  CORS_ORIGINS: z.string().default('').transform(splitOrigins),
  /** Days between asking for an account's erasure and doing it. */
  ERASURE_GRACE_DAYS: z.coerce.number().int().min(0).max(30).default(7),
  SIGN_UP_ROLE: z.enum(['end-user', 'engineer']).default('end-user'),
  GITHUB_ID: optional,
  GITHUB_SECRET: optional,
  GOOGLE_ID: optional,
  GOOGLE_SECRET: optional,

  /** Payments through Stripe; without the key everything else of billing works. */
  STRIPE_SECRET_KEY: optional,
  /** Of our endpoint at Stripe; of several, with commas between them. */
  STRIPE_WEBHOOK_SECRET: optional,
  /** What the meter at Stripe is called that is told of units. */
  STRIPE_METER_EVENT: z.string().default('bellwether_units'),
  /** Where Stripe's API is, for tests against something that stands in for it. */
  STRIPE_API_URL: optional,

  S3_BUCKET: optional,
  S3_ENDPOINT: optional,
  S3_REGION: z.string().default('us-east-1'),
  S3_ACCESS_KEY_ID: optional,
  S3_SECRET_ACCESS_KEY: optional,
});
export type Env = z.infer<typeof Env>;

/** Every variable that is read. */
export const settingNames = Object.keys(Env.shape).sort();

/** A setting that does not fit; the commands show its message and no stack trace. */
export class SettingsError extends Error {
  override readonly name = 'SettingsError';
}

/** The process's settings, parsed from `source`. Throws one readable line per variable that does not fit. */
export function parseEnv(source: Record<string, string | undefined>): Env {
  // An empty variable, as compose files and .env templates leave them, counts as not set.
  const given = Object.fromEntries(Object.entries(source).filter(([, value]) => value !== ''));
  const parsed = Env.safeParse(given);
  if (!parsed.success) {
    const lines = parsed.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`);
    throw new SettingsError(lines.join('\n'));
  }
  // What a request says of its host must not get into the links of an e-mail.
  if (parsed.data.SMTP_URL && !parsed.data.PUBLIC_URL) {
    throw new SettingsError('PUBLIC_URL: is needed beside SMTP_URL, as the links in e-mails begin with it');
  }
  return parsed.data;
}

export const env = parseEnv(process.env);

/** Settings that nobody made: `npm start` found values for them and says which. */
export const settingsMadeAtStart: readonly string[] = (process.env.MADE_AT_START ?? '').split(',');
