import { operationMatcher } from '#lib/http/match-operation';
import type { Operation } from '#lib/http/operation';
import { oipOperations } from '#lib/http/operations/oip';
import { predictOperations } from '#lib/http/operations/predict';
import { predictOperation } from '#lib/http/predict-operation';

/** What the server answers in front of Next, whose route handlers cost about 25 times as much. */
export const hotPath: readonly Operation[] = [
  predictOperation,
  ...Object.values(predictOperations),
  oipOperations.infer,
  oipOperations.inferWithVersion,
  oipOperations.isModelReady,
  oipOperations.isVersionReady,
  oipOperations.isServerLive,
  oipOperations.isServerReady,
];

const matcher = operationMatcher(hotPath);

/** The operation for a request and what the braces of its path stand for; null where Next is to answer. */
export const matchHotPath = matcher.match;
