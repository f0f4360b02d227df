import { expect, test } from 'vitest';
import { describeSettings } from '#lib/auth/get-settings';
import { parseEnv } from '#lib/env';

const set = {
  ...{
    DATABASE_URL: 'postgres://bellwether:hunter2@db:5432/x?password=hunter3',
    REDIS_URL: 'hunter4',
    SIGN_UP: 'closed',
    PUBLIC_URL: 'https://bellwether.example.org',
  },
  ...{
    SMTP_URL: 'smtp://hunter5:hunter6@mail:587',
    PUBLIC_URL: 'https://here.example',
    NEXTAUTH_SECRET: 'hunter7',
    STRIPE_SECRET_KEY: 'hunter8',
  },
  ...{ STRIPE_WEBHOOK_SECRET: 'hunter9', S3_SECRET_ACCESS_KEY: 'hunter10', GITHUB_SECRET: 'hunter11' },
};

test('settings are shown as they hold and with who made them, every secret without its value', () => {
  const shown = describeSettings(parseEnv(set), parseEnv({}), ['NEXTAUTH_SECRET', 'SIGN_UP_ROLE']);
  expect(JSON.stringify(shown)).not.toContain('hunter');
  const of = (name: string) => shown.find((setting) => setting.name === name);
  expect(of('DATABASE_URL')).toEqual({
    name: 'DATABASE_URL',
    value: 'postgres://db:5432/x',
    isSecret: false,
    from: 'environment',
  });
  expect(of('REDIS_URL')).toMatchObject({ value: null, from: 'environment' });
  expect(of('NEXTAUTH_SECRET')).toEqual({ name: 'NEXTAUTH_SECRET', value: null, isSecret: true, from: 'start' });
  expect(of('SIGN_UP')).toMatchObject({ value: 'closed', from: 'environment' });
  expect(of('SIGN_UP_ROLE')).toMatchObject({ value: 'end-user', from: 'default' });
  expect(of('GOOGLE_SECRET')).toMatchObject({ value: null, from: 'default' });
});
