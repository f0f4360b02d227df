import { createServer } from 'node:net';
import { PlainFailure } from './screen.ts';

/** Throws one line when nothing can be served at host and port. */
export function requireFreePort(host: string, port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', (error: NodeJS.ErrnoException) => reject(new PlainFailure(explain(error.code, host, port))));
    probe.listen(port, host, () => probe.close(() => resolve()));
  });
}

function explain(code: string | undefined, host: string, port: number): string {
  switch (code) {
    case 'EADDRINUSE':
      return `Port ${port} is taken by another program. Stop that one, or choose another port: PORT=${port + 1} npm start`;
    case 'EACCES':
      return `Port ${port} is reserved for the system's administrator. Choose one above 1023: PORT=3000 npm start`;
    case 'EADDRNOTAVAIL':
    case 'ENOTFOUND':
      return `This machine does not have the address ${host}. Correct HOST, or leave it out to serve on all addresses.`;
    default:
      return `Nothing can be served on ${host}, port ${port} (${code}). Correct HOST and PORT.`;
  }
}
