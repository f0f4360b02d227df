import type { Operation } from '#lib/http/operation';
import { predictOperation } from '#lib/http/predict-operation';

/** Every operation of the API, in the order the document shows them. */
export const operations: readonly Operation[] = [predictOperation];
