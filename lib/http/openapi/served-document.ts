import { createHash } from 'node:crypto';
import type { Endpoint } from '#lib/http/exchange';
import { openApiDocument } from '#lib/http/openapi/document';
import { operations } from '#lib/http/operations/all';

let made: { text: string; etag: string } | undefined;

/** `GET /api/openapi.json`, for anybody: made once in a process, 304 for who has it already. */
export const openApiEndpoint: Endpoint = async (request) => {
  made ??= madeDocument();
  const { text, etag } = made;
  const headers: Record<string, string> = {
    etag,
    'cache-control': 'public, max-age=60',
    'access-control-allow-origin': '*',
  };
  if (request.header('if-none-match')?.includes(etag)) return { status: 304, headers, body: null };
  return { status: 200, headers: { ...headers, 'content-type': 'application/json' }, body: text };
};

function madeDocument(): { text: string; etag: string } {
  const text = JSON.stringify(openApiDocument(operations));
  return { text, etag: `"${createHash('sha256').update(text).digest('base64url').slice(0, 22)}"` };
}
