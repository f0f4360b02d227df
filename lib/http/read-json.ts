import { isUtf8 } from 'node:buffer';
import { env } from '#lib/env';
import { AppError } from '#lib/errors';
import type { HttpRequest } from '#lib/http/exchange';
import { nestsDeeper } from '#lib/http/nests-deeper';

/** The request's JSON body. Throws where it is too large, of another type, or no JSON, saying where if the parser tells. */
export async function readJson(request: HttpRequest): Promise<unknown> {
  const type = request.header('content-type');
  if (type !== undefined && !/^application\/([\w.+-]+\+)?json\b/i.test(type)) {
    throw new AppError('unsupported-media-type', `Send the body as application/json, not ${type}.`);
  }
  return parseJson(await request.body(env.MAX_BODY_BYTES));
}

/** The value that a body of JSON is. Throws as `readJson` does. */
export function parseJson(body: Buffer): unknown {
  if (body.length === 0) throw new AppError('bad-json', 'The body is empty. Send a JSON object.');
  if (!isUtf8(body)) throw new AppError('bad-json', 'The body is not UTF-8 text. Send JSON encoded as UTF-8.');
  if (nestsDeeper(body, mostDepth)) throw tooDeep();
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

/** What reads the value further goes down into it, and the stack has an end; tensors nest eight deep at most. */
const mostDepth = 100;

const tooDeep = () =>
  new AppError('bad-json', `The body nests more than ${mostDepth} levels deep. Send it flatter.`, {
    exceeded: { unit: 'depth', max: mostDepth },
  });

function placeOf(text: string, position: number): string {
  const before = text.slice(0, position).split('\n');
  return `line ${before.length}, column ${before.at(-1)!.length + 1}`;
}

function hint(text: string): string {
  if (/[:[,]\s*(NaN|-?Infinity)\b/.test(text.slice(0, 10_000)))
    return ' JSON has no NaN or Infinity: send null or leave the feature out.';
  return '';
}
