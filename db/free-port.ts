import { createServer } from 'node:net';

/** A port nobody listens on right now: `wished` where that is free, else one the system picks. */
export async function freePort(wished = 0, host = '127.0.0.1'): Promise<number> {
  const port = await portIfFree(wished, host);
  return port ?? (await freePort(0, host));
}

function portIfFree(wished: number, host: string): Promise<number | null> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', (error) => (wished === 0 ? reject(error) : resolve(null)));
    probe.listen(wished, host, () => {
      const address = probe.address();
      const port = typeof address === 'object' && address !== null ? address.port : null;
      probe.close(() => resolve(port));
    });
  });
}
