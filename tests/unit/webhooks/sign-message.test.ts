import { Webhook } from 'standardwebhooks';
import { expect, test } from 'vitest';
import { newSecret, secretBytes } from '#lib/webhooks/secret';
import { signatureHeaders } from '#lib/webhooks/sign-message';

const message = { id: 'msg_1', body: '{"type":"webhook.test","data":{"name":"Zoë \\u0000 😀"}}' };

test('the verifier that Standard Webhooks publishes accepts what is signed, and nothing that was changed', () => {
  const secret = newSecret();
  const headers = signatureHeaders(message, [secret], new Date());
  expect(new Webhook(secret).verify(message.body, headers)).toEqual(JSON.parse(message.body));
  expect(() => new Webhook(secret).verify(`${message.body} `, headers)).toThrow('signature');
  expect(() => new Webhook(secret).verify(message.body, { ...headers, 'webhook-id': 'msg_2' })).toThrow('signature');
  expect(() => new Webhook(newSecret()).verify(message.body, headers)).toThrow('signature');
});

test('while a secret is being replaced, whoever has either of the two can verify', () => {
  const [before, after] = [newSecret(), newSecret()];
  const headers = signatureHeaders(message, [after, before], new Date());
  for (const secret of [before, after]) expect(new Webhook(secret).verify(message.body, headers)).toBeTruthy();
});

test('the signature is that of the specification’s own example', () => {
  const headers = signatureHeaders(
    { id: 'msg_p5jXN8AQM9LWM0D4loKWxJek', body: '{"test": 2432232314}' },
    ['whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw'],
    new Date(1_614_265_330_000),
  );
  expect(headers['webhook-signature']).toBe('v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=');
});

test('a secret has as many random bytes as the specification asks for, and none is made twice', () => {
  const secrets = Array.from({ length: 50 }, newSecret);
  expect(new Set(secrets).size).toBe(50);
  for (const secret of secrets) {
    expect(secret).toMatch(/^whsec_[A-Za-z0-9+/]+=*$/);
    expect(secretBytes(secret)).toHaveLength(32);
  }
});
