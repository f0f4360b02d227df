import { once } from 'node:events';
import { createServer } from 'node:net';
import { expect, test } from 'vitest';
import { freePort } from '#db/free-port';
import { requireFreePort } from '#scripts/start/require-free-port.ts';

test('a taken port is told in one line with a way out', async () => {
  const other = createServer().listen(0, '127.0.0.1');
  await once(other, 'listening');
  const address = other.address();
  const port = typeof address === 'object' ? address!.port : 0;
  await expect(requireFreePort('127.0.0.1', port)).rejects.toThrow(
    `Port ${port} is taken by another program. Stop that one, or choose another port: PORT=${port + 1} npm start`,
  );
  await expect(requireFreePort('0.0.0.0', port)).rejects.toThrow('is taken');
  other.close();
});

test('a free port stays free for the server that is to have it', async () => {
  const port = await freePort();
  await requireFreePort('127.0.0.1', port);
  await requireFreePort('127.0.0.1', port);
});

test('an address of another machine is told', async () => {
  await expect(requireFreePort('192.0.2.1', 3000)).rejects.toThrow(/does not have the address 192\.0\.2\.1/);
});
