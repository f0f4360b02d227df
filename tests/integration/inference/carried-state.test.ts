import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ownModelHosts } from '#lib/inference/shared-model-hosts';
import { followChanges } from '#lib/registry/live';
import { makePerson } from '#tests/integration/auth/people';
import { call, keyOf } from '#tests/integration/predict/caller';
import { type Door, doors } from '#tests/integration/predict/doors';
import { serve } from '#tests/integration/predict/served';
import { recording } from '#tests/support/audio-vectors';
import { childPids } from '#tests/support/child-pids';
import { wavFile } from '#tests/support/wav-file';

const fixture = (name: string) => new URL(`../../support/fixtures/audio/${name}`, import.meta.url);
const expected = JSON.parse(readFileSync(fixture('recurrent.json'), 'utf8'));
const manifest = {
  task: 'audio-classification',
  features: [
    { name: 'sound', type: 'audio', sampleRate: 16_000, input: 'samples', window: { samples: 1600, hop: 1600 } },
  ],
  labels: ['rise', 'fall', 'rest'],
  outputs: { activation: 'softmax' },
  fixed: { gain: [expected.gain] },
  state: [{ input: 'state', output: 'state_after', shape: [1, 1, 6] }],
};
const base64 = (bytes: Uint8Array) => ({ sound: Buffer.from(bytes).toString('base64') });
const chirps = base64(recording('chirps-16k.wav'));
const tone = base64(wavFile({ sampleRate: 16_000, frames: 4000, sampleAt: (k) => 0.5 * Math.sin(k / 10) }));

let key: string;
let door: Door;

beforeAll(async () => {
  followChanges();
  const owner = await makePerson('admin');
  key = (await keyOf(owner.ctx, { limit: 'none' })).key;
  await serve(owner.ctx, 'listener', { bytes: readFileSync(fixture('recurrent.onnx')), manifest });
  door = await doors['the hot path']();
});
afterAll(async () => {
  await door?.close();
  ownModelHosts().stop();
});

describe('a version that carries state', () => {
  test('is served by a model host, each recording heard by itself, whoever calls at the same time', async () => {
    const one = await call(door.url, { model: 'listener', input: chirps }, { key });
    expect(one.status).toBe(200);
    const [alone] = one.body.predictions!;
    expect(childPids(process.pid, 'model-host').length).toBeGreaterThan(0);
    const best = expected.probabilities.map((row: number[]) => Math.max(...row));
    for (const [w, window] of (alone!.windows as { score: number }[]).entries())
      expect(window.score).toBeCloseTo(best[w], 5);
    const calls = [
      call(door.url, { model: 'listener', inputs: [chirps, tone, chirps] }, { key }),
      call(door.url, { model: 'listener', input: chirps }, { key }),
      call(door.url, { model: 'listener', input: chirps }, { key }),
    ];
    const [many, ...others] = await Promise.all(calls);
    expect(many!.body.predictions![0]).toEqual(alone);
    expect(many!.body.predictions![2]).toEqual(alone);
    expect(many!.body.predictions![1]).not.toEqual(alone);
    for (const other of others) expect(other.body.predictions).toEqual([alone]);
  });
});
