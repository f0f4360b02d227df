import type { Settings } from './settings.ts';

/** What the web server and the worker find in their environment. */
export function childEnvironment(settings: Settings, databaseUrl: string, authSecret: string): NodeJS.ProcessEnv {
  return {
    ...process.env,
    NODE_ENV: settings.dev ? 'development' : 'production',
    DATABASE_URL: databaseUrl,
    DATA_DIR: settings.dataDir,
    HOST: settings.host,
    PORT: String(settings.port),
    NEXTAUTH_SECRET: authSecret,
    NEXTAUTH_URL: settings.url,
    ORT_DISABLE_TELEMETRY: '1',
    NEXT_TELEMETRY_DISABLED: '1',
  };
}
