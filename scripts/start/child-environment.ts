import type { Settings } from './settings.ts';

/** What the web server and the worker find in their environment. */
export function childEnvironment(
  settings: Settings,
  databaseUrl: string,
  authSecret: string,
  own: Readonly<Record<string, string | undefined>> = process.env,
): NodeJS.ProcessEnv {
  const made = {
    NODE_ENV: settings.dev ? 'development' : 'production',
    DATABASE_URL: databaseUrl,
    DATA_DIR: settings.dataDir,
    HOST: settings.host,
    PORT: String(settings.port),
    NEXTAUTH_SECRET: authSecret,
  } as const;
  return {
    ...own,
    ...made,
    MADE_AT_START: Object.keys(made)
      .filter((name) => !own[name])
      .join(','),
    NEXTAUTH_URL: settings.url,
    ORT_DISABLE_TELEMETRY: '1',
    NEXT_TELEMETRY_DISABLED: '1',
  };
}
