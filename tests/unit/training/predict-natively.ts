import koffi from 'koffi';
import type { BoostingParams } from '#lib/training/algorithms';
import type { Columns } from '#lib/training/learners/decision-tree';
import type { Learning, LearningSet } from '#lib/training/learners/learner';
import { loadXgboost } from '#lib/training/learners/xgboost/library';
import { LARGEST_VALUE } from '#lib/training/learners/xgboost/read-model';
import { trainBooster } from '#lib/training/learners/xgboost/train-booster';

/** What XGBoost itself answers, after the same training, for other rows. */
export async function predictNatively(
  train: LearningSet,
  columns: Columns,
  params: BoostingParams,
  learning: Learning,
): Promise<Float64Array> {
  const native = loadXgboost();
  const { modelJson } = await trainBooster(native, { train, validation: null }, params, learning);
  const library = koffi.load('libxgboost.so.0');
  const load = library.func('int XGBoosterLoadModelFromBuffer(void *booster, const void *json, uint64_t length)');
  const predict = library.func(
    'int XGBoosterPredictFromDMatrix(void *booster, void *matrix, const char *config, _Out_ void **shape, _Out_ uint64_t *dims, _Out_ void **answers)',
  );
  const rowCount = columns[0]!.length;
  const values = Float32Array.from({ length: rowCount * columns.length }, (_, place) => {
    const value = columns[place % columns.length]![Math.floor(place / columns.length)]!;
    return Math.min(Math.max(value, -LARGEST_VALUE), LARGEST_VALUE);
  });
  const matrix = native.createMatrix(values, rowCount, columns.length);
  const booster = native.createBooster([]);
  const json = Buffer.from(modelJson);
  expectDone(load(booster, json, json.length));
  const config = '{"type":0,"training":false,"iteration_begin":0,"iteration_end":0,"strict_shape":true}';
  const [shape, dims, answers] = [[0n], [0], [0n]];
  expectDone(predict(booster, matrix, config, shape, dims, answers));
  const [rows, outputs] = new BigUint64Array(koffi.view(shape[0], 16));
  const found = new Float32Array(koffi.view(answers[0], Number(rows! * outputs!) * 4)).slice();
  native.freeBooster(booster);
  native.freeMatrix(matrix);
  if (train.target.kind === 'regression' || train.target.classCount > 2) return Float64Array.from(found);
  return Float64Array.from(Array.from(found).flatMap((positive) => [1 - positive, positive]));
}

function expectDone(status: unknown): void {
  if (status !== 0) throw new Error('XGBoost failed');
}
