import { randomUUID } from 'node:crypto';
import { expect } from '@playwright/test';
import { z } from 'zod';
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
export async function createModel(word: string, more: { visibility?: 'private' | 'everyone' } = {}): Promise<string> {
  const slug = unique(word);
  const { status } = await callApi('/api/v1/models', { method: 'POST', body: { slug, name: slug, ...more } });
  expect(status).toBe(201);
  return slug;
}

const Version = z.object({ number: z.number(), status: z.string() });

/** Publishes a file as the next version, waits for its certificate, and returns its number. */
export async function publish(slug: string, file: Uint8Array, manifest?: unknown): Promise<number> {
  const form = new FormData();
  if (manifest) form.append('manifest', JSON.stringify(manifest));
  form.append('file', new Blob([new Uint8Array(file)]), 'model.onnx');
  const { status, body } = await callApi(`/api/v1/models/${slug}/versions`, { method: 'POST', body: form });
  expect(status).toBe(202);
  const { number } = Version.parse(body);
  const version = async () => Version.parse((await callApi(`/api/v1/models/${slug}/versions/${number}`)).body).status;
  await expect.poll(version, { timeout: 60_000 }).toBe('ready');
  return number;
}

export async function pointProduction(slug: string, version: number): Promise<void> {
  const path = `/api/v1/models/${slug}/aliases/production`;
  expect(await callApi(path, { method: 'PUT', body: { version } })).toMatchObject({ status: 200 });
}
