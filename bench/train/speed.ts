import { BoostingParams } from '#lib/training/algorithms';
import { fitGradientBoosting } from '#lib/training/learners/fit-gradient-boosting';
import { higgsLike } from './higgs-like.ts';
import type { XgboostPeer } from './xgboost-peer.ts';

export type Speed = { rows: number; seconds: number; xgboostSeconds: number | null; runs: number };

const params = BoostingParams.parse({ n_estimators: 100, max_depth: 6 });

/** Median seconds from columns in memory to 100 trees of depth 6, ours and XGBoost's in turns. */
export async function measureSpeed(
  rows: number,
  runs: number,
  threads: number,
  peer: XgboostPeer | null,
): Promise<Speed> {
  const train = higgsLike(rows, 1);
  const ours: number[] = [];
  const xgboosts: number[] = [];
  for (let run = 0; run < runs; run++) {
    const started = performance.now();
    await fitGradientBoosting(train, null, params, { seed: 1, threads });
    ours.push((performance.now() - started) / 1000);
    if (peer) xgboosts.push((await peer.fit(train, null, params, threads)).seconds);
  }
  return { rows, seconds: median(ours), xgboostSeconds: peer && median(xgboosts), runs };
}

const median = (values: number[]) => values.sort((a, b) => a - b)[values.length >> 1] ?? 0;
