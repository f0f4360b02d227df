import { setTimeout as sleep } from 'node:timers/promises';

export type Answered = { status: number; id?: string; retryAfter: string | null };

/** Calls in a loop, as many at once as `clients`; what came back, and how many calls got no answer at all. */
export type Load = { answers: Answered[]; unanswered(): number; stop(): Promise<void> };

export function startLoad(url: string, key: string, body: object, clients: number): Load {
  const answers: Answered[] = [];
  let unanswered = 0;
  let stopped = false;
  const headers = { authorization: `Bearer ${key}`, 'content-type': 'application/json' };
  const client = async () => {
    while (!stopped) {
      try {
        const response = await fetch(`${url}/api/predict`, { method: 'POST', headers, body: JSON.stringify(body) });
        const { id } = (await response.json()) as { id?: string };
        answers.push({ status: response.status, retryAfter: response.headers.get('retry-after'), ...(id && { id }) });
      } catch {
        unanswered++;
        await sleep(20);
      }
    }
  };
  const running = Array.from({ length: clients }, client);
  return {
    answers,
    unanswered: () => unanswered,
    stop: async () => {
      stopped = true;
      await Promise.all(running);
    },
  };
}
