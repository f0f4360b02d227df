import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { ownModelHosts } from '#lib/inference/shared-model-hosts';
import { residentBytes } from '#lib/resident-bytes';
import { makePerson } from '#tests/integration/auth/people';
import { writeLargePicture } from '../../../bench/uploads/large-picture.ts';
import { sendUploads } from '../../../bench/uploads/send-uploads.ts';
import { watchEach } from '../../../bench/uploads/watch-web.ts';
import { keyOf } from './caller.ts';
import { serveDigits } from './file-models.ts';

const uploads = 100;
const pictureBytes = 20_000_000;
let server: ChildProcess;
let origin: string;
let folder: string;
let picture: string;
let headers: Record<string, string>;

beforeAll(async () => {
  const owner = await makePerson('admin');
  await serveDigits(owner.ctx, 'digits');
  headers = { authorization: `Bearer ${(await keyOf(owner.ctx, { limit: 'none' })).key}` };
  folder = await mkdtemp(join(tmpdir(), 'bellwether-upload-memory-'));
  picture = await writeLargePicture(folder, pictureBytes);
  server = fork(fileURLToPath(import.meta.resolve('#tests/integration/predict/predict-server')), {
    execArgv: [],
    env: { ...process.env, TMPDIR: folder },
  });
  const [port] = await once(server, 'message');
  origin = `http://127.0.0.1:${port}`;
}, 120_000);

afterAll(async () => {
  server.kill('SIGKILL');
  ownModelHosts().stop();
  await rm(folder, { recursive: true });
});

test.skipIf(residentBytes(process.pid) === 0)(
  'the memory of a web process stays bounded while a hundred large files are sent at once, all of which are answered',
  async () => {
    expect(await sendUploads({ origin, headers }, { model: 'digits' }, picture, 1)).toMatchObject([{ status: 200 }]);
    const idleBytes = residentBytes(server.pid);
    const watch = watchEach([server.pid!]);
    const sent = await sendUploads({ origin, headers }, { model: 'digits' }, picture, uploads);
    const [highestBytes = 0] = watch.stop();
    expect(new Set(sent.map(({ status }) => status))).toEqual(new Set([200]));
    // Room for the few that are read at once, a fraction of what all of them would take.
    expect(highestBytes - idleBytes).toBeLessThan(0.15 * uploads * pictureBytes);
    const left = await readdir(folder, { recursive: true });
    expect(left.filter((name) => /uploads-[^/]*\/./.test(name))).toEqual([]);
  },
  300_000,
);
