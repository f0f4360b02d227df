import { expect, test } from 'vitest';
import { childEnvironment } from '#scripts/start/child-environment.ts';

const settings = {
  dev: false,
  dataDir: '/data',
  host: '127.0.0.1',
  port: 3000,
  localUrl: 'http://localhost:3000',
  url: 'http://localhost:3000',
  databaseUrl: '',
};

test('the processes learn which of their settings nobody made', () => {
  const own = { PORT: '3000', DATA_DIR: '', NEXTAUTH_SECRET: 'set by the admin' };
  const environment = childEnvironment(settings, 'postgres://built-in', 'set by the admin', own);
  expect(environment.MADE_AT_START?.split(',').sort()).toEqual(['DATABASE_URL', 'DATA_DIR', 'HOST', 'NODE_ENV']);
});
