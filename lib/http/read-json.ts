import { isUtf8 } from 'node:buffer';
import { env } from '#lib/env';
import { AppError } from '#lib/errors';
import type { HttpRequest } from '#lib/http/exchange';

/** The request's JSON body. Throws where it is too large, of another type, or no JSON, saying where if the parser tells. */
export async function readJson(request: HttpRequest): Promise<unknown> {
  const type = request.header('content-type');
  if (type !== undefined && !/^application\/([\w.+-]+\+)?json\b/i.test(type)) {
    throw new AppError('unsupported-media-type', `Send the body as application/json, not ${type}.`);
  }
  const body = await request.body(env.MAX_BODY_BYTES);
  if (body.length === 0) throw new AppError('bad-json', 'The body is empty. Send a JSON object.');
  if (!isUtf8(body)) throw new AppError('bad-json', 'The body is not UTF-8 text. Send JSON encoded as UTF-8.');
  const text = body.toString('utf8');
  try {
    return JSON.parse(text);
  } catch (error) {
    const at = /position (\d+)/.exec(String(error))?.[1];
    throw new AppError(
      'bad-json',
      `The body is not valid JSON${at ? `, from ${placeOf(text, Number(at))} on` : ''}.${hint(text)}`,
    );
  }
}

function placeOf(text: string, position: number): string {
  const before = text.slice(0, position).split('\n');
  return `line ${before.length}, column ${before.at(-1)!.length + 1}`;
}

function hint(text: string): string {
  if (/[:[,]\s*(NaN|-?Infinity)\b/.test(text.slice(0, 10_000)))
    return ' JSON has no NaN or Infinity: send null or leave the feature out.';
  return '';
}
