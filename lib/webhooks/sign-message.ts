import { createHmac } from 'node:crypto';
import { secretBytes } from '#lib/webhooks/secret';

type Signed = { id: string; body: string };

/**
 * The headers that show whose message it is, sent at `at`: HMAC-SHA256 of "id.timestamp.body" by each secret
 * (https://www.standardwebhooks.com, symmetric signatures). More than one while a secret is being replaced.
 */
export function signatureHeaders({ id, body }: Signed, secrets: readonly string[], at: Date): Record<string, string> {
  const timestamp = Math.floor(at.getTime() / 1000);
  const signatures = secrets.map((secret) => {
    const mac = createHmac('sha256', secretBytes(secret)).update(`${id}.${timestamp}.${body}`);
    return `v1,${mac.digest('base64')}`;
  });
  return {
    'webhook-id': id,
    'webhook-timestamp': String(timestamp),
    'webhook-signature': signatures.join(' '),
  };
}
