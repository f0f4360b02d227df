import autocannon from 'autocannon';

export type Load = {
  url: string;
  /** Bytes are sent as they are, anything else as JSON. */
  body: unknown;
  /** Sent in turns in the place of `body`, where the same again would be known already. */
  bodies?: readonly unknown[];
  headers?: Record<string, string>;
  seconds: number;
  connections: number;
};
export type Measured = { perSecond: number; p50Ms: number; p99Ms: number; failed: number };

/** Sends the same POST over `connections` kept-alive connections, each as fast as it is answered. */
export async function load({ url, body, bodies, headers = {}, seconds, connections }: Load): Promise<Measured> {
  const result = await autocannon({
    url,
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: asSent(body),
    ...(bodies && { requests: bodies.map((one) => ({ body: asSent(one) })) }),
    connections,
    duration: seconds,
  });
  return {
    perSecond: result.requests.average,
    p50Ms: result.latency.p50,
    p99Ms: result.latency.p99,
    failed: result.errors + result.timeouts + result.non2xx,
  };
}

const asSent = (body: unknown) => (body instanceof Uint8Array ? Buffer.from(body) : JSON.stringify(body));
