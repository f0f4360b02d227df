import { expect, test } from 'vitest';
import { reachOf } from '#lib/inference/cache/worth-it';
import { Manifest } from '#lib/registry/manifest';

const number = { name: 'x', type: 'number' };
const image = { name: 'x', type: 'image', width: 8, height: 8, channels: 1 };
const version = (oneMs: number, thirtyTwoMs: number | null, { feature = number, deterministic = true } = {}) => ({
  manifest: Manifest.parse({ task: 'tensor', features: [feature] }),
  certificate: {
    deterministic,
    latencyMs: {
      one: { p50: oneMs, p95: oneMs },
      thirtyTwo: thirtyTwoMs === null ? null : { p50: thirtyTwoMs, p95: thirtyTwoMs },
    },
  },
});

test.each<[string, Parameters<typeof reachOf>, ReturnType<typeof reachOf>]>([
  ['a run of microseconds', [version(0.01, 0.1), 1, 'primary'], 'none'],
  ['a run of a tenth of a millisecond', [version(0.1, 3), 1, 'primary'], 'own'],
  ['a run that costs more than asking the primary', [version(0.6, 20), 1, 'primary'], 'shared'],
  ['the same where asking is a round trip to Redis', [version(0.6, 20), 1, 'redis'], 'own'],
  ['a run that costs more than that', [version(5, 160), 1, 'redis'], 'shared'],
  ['the same where nothing is shared', [version(5, 160), 1, undefined], 'own'],
  ['many rows of little more than one costs', [version(0.06, 0.09), 16, 'primary'], 'none'],
  ['many rows of which each costs', [version(0.1, 3.2), 16, 'redis'], 'shared'],
  ['a model that answers the same row differently', [version(5, 160, { deterministic: false }), 1, 'redis'], 'none'],
  [
    'a quick model of pictures, which take long to open',
    [version(0.01, 0.1, { feature: image }), 1, 'redis'],
    'shared',
  ],
  ['thousands of rows at once', [version(5, 160), 5000, 'redis'], 'none'],
])('%s', (_, asked, reach) => expect(reachOf(...asked)).toBe(reach));
