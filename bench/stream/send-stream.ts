import { once } from 'node:events';
import { request } from 'node:http';
import type { Product } from '../product.ts';
import { flowerLines } from './flower-lines.ts';

/** Streams that many flowers and reads the answers meanwhile; counts those that are in their order and no errors. */
export async function sendStream(
  { origin, headers }: Pick<Product, 'origin' | 'headers'>,
  model: string,
  lines: number,
): Promise<{ answered: number; tookMs: number }> {
  const startedAt = performance.now();
  const sent = request(`${origin}/api/v1/models/${model}/predict-stream`, {
    method: 'POST',
    headers: { ...headers, 'content-type': 'application/x-ndjson' },
  });
  const begun = once(sent, 'response');
  const sending = send(sent, lines);
  const [answer] = await begun;
  let answered = 0;
  let rest = '';
  for await (const chunk of answer.setEncoding('utf8')) {
    const texts = (rest + chunk).split('\n');
    rest = texts.pop()!;
    for (const text of texts) if (text.startsWith(`{"line":${answered + 1},"id"`)) answered++;
  }
  await sending;
  return { answered, tookMs: performance.now() - startedAt };
}

async function send(sent: ReturnType<typeof request>, lines: number): Promise<void> {
  for (const text of flowerLines(lines)) if (!sent.write(text)) await once(sent, 'drain');
  sent.end();
}
