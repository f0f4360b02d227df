import { randomUUID } from 'node:crypto';
import { eq } from 'drizzle-orm';
import { database } from '#db/client';
import { predictions } from '#db/schema/usage';
import { CreateApiKey, createApiKey } from '#lib/auth/api-keys/create-api-key';
import { usableScopes } from '#lib/auth/api-keys/usable-scopes';
import type { Ctx } from '#lib/context';

export type Called = {
  status: number;
  headers: Headers;
  body: Record<string, unknown> & { predictions?: Record<string, unknown>[]; errors?: { pointer: string }[] };
  text: string;
  requestId: string;
};

type Sent = { key?: string; headers?: Record<string, string>; raw?: BodyInit };

/** Calls `POST /api/predict` under a request id of its own, by which its rows are found in the ledger. */
export async function call(url: string, body: unknown, { key, headers, raw }: Sent = {}): Promise<Called> {
  const requestId = randomUUID();
  const authorization: Record<string, string> = key ? { authorization: `Bearer ${key}` } : {};
  const type: Record<string, string> = raw instanceof FormData ? {} : { 'content-type': 'application/json' };
  const response = await fetch(url, {
    method: 'POST',
    headers: { 'x-request-id': requestId, ...authorization, ...type, ...headers },
    body: raw ?? JSON.stringify(body),
    ...(raw instanceof ReadableStream && { duplex: 'half' }),
  } as RequestInit);
  const text = await response.text();
  return { status: response.status, headers: response.headers, body: JSON.parse(text), text, requestId };
}

export const ledgerRows = (requestId: string) =>
  database().db.select().from(predictions).where(eq(predictions.requestId, requestId));

/** A new key, as its text, with as many of the wished scopes as its owner can use. */
export async function keyOf(owner: Ctx, more: Partial<CreateApiKey> = {}): Promise<{ id: string; key: string }> {
  const wished = CreateApiKey.parse({ name: 'test', scopes: ['predict'], ...more });
  const usable = usableScopes(owner.actor);
  return createApiKey(owner, { ...wished, scopes: wished.scopes.filter((scope) => usable.includes(scope)) });
}
