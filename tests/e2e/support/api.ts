import { randomUUID } from 'node:crypto';
import { expect } from '@playwright/test';
import { bellwether } from './client.ts';
import { site } from './site.ts';

type Call = { method?: string; body?: unknown; key?: string };
export type Answered = { status: number; body: unknown };

/** Calls the REST API as a program does, with the first-run key unless another is given. */
export async function callApi(
  path: string,
  { method = 'GET', body, key = site().apiKey }: Call = {},
): Promise<Answered> {
  const isForm = body instanceof FormData;
  const response = await fetch(site().url + path, {
    method,
    headers: {
      authorization: `Bearer ${key}`,
      ...(body !== undefined && !isForm && { 'content-type': 'application/json' }),
    },
    body: isForm ? body : body === undefined ? undefined : JSON.stringify(body),
  });
  const text = await response.text();
  return { status: response.status, body: text ? JSON.parse(text) : undefined };
}

/** A name no other test has taken. */
export const unique = (word: string) => `${word}-${randomUUID().slice(0, 8)}`;

/** Makes a model of the admin's, private unless said otherwise, and returns its slug. */
export async function createModel(
  word: string,
  more: { visibility?: 'private' | 'shared' | 'everyone' } = {},
): Promise<string> {
  const name = unique(word);
  const { slug } = await bellwether().models.create({ slug: name, name, ...more });
  return slug;
}

/** Publishes a file as the next version, waits for its certificate, and returns its number. */
export async function publish(slug: string, file: Uint8Array, manifest?: unknown): Promise<number> {
  const { models } = bellwether();
  const { number } = await models.publishVersion({
    slug,
    file: new File([new Uint8Array(file)], 'model.onnx'),
    ...(manifest !== undefined && { manifest: JSON.stringify(manifest) }),
  });
  const status = async () => (await models.getVersion({ slug, number })).status;
  await expect.poll(status, { timeout: 60_000 }).toBe('ready');
  return number;
}

export async function pointProduction(slug: string, version: number): Promise<void> {
  await bellwether().models.setAlias({ slug, name: 'production', version });
}
