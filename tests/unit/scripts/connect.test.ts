import { tmpdir } from 'node:os';
import { expect, test } from 'vitest';
import { z } from 'zod';
import { CommandError, connect } from '#scripts/client/connect.ts';

test.each([tmpdir(), '/no/such/file.csv'])('what is no file is said before anything is sent: %s', async (path) => {
  const client = await connect({ NODE_ENV: 'test', BELLWETHER_URL: 'http://127.0.0.1:9', BELLWETHER_API_KEY: 'bw_x' });
  const sent = client.upload('/api/v1/datasets', path, {}, z.unknown());
  await expect(sent).rejects.toThrow(CommandError);
  await expect(sent).rejects.toThrow(`There is no file "${path}" that could be read.`);
});
