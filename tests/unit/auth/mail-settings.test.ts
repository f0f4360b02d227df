import { expect, test } from 'vitest';
import { parseEnv } from '#lib/env';

test('no e-mail is sent whose links would begin with what a request says of its host', () => {
  expect(() => parseEnv({ SMTP_URL: 'smtp://mail' })).toThrow(/PUBLIC_URL/);
  expect(parseEnv({ SMTP_URL: 'smtp://mail', PUBLIC_URL: 'https://here.example' }).SMTP_URL).toBe('smtp://mail');
});
