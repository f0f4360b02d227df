import { isAppError } from '#lib/errors';
import { bindManifest } from '#lib/registry/bind-manifest';
import { Manifest } from '#lib/registry/manifest';
import type { ElementType } from '#lib/registry/onnx/element-type';
import type { Dimension, OnnxSummary } from '#lib/registry/onnx/onnx-summary';

type Values = Record<string, [elementType: ElementType, shape: Dimension[]]>;

/** What a graph of those inputs and outputs says about itself. */
export function graphOf(inputs: Values, outputs: Values): OnnxSummary {
  const values = (all: Values) =>
    Object.entries(all).map(([name, [elementType, shape]]) => ({ name, kind: 'tensor' as const, elementType, shape }));
  return {
    irVersion: 8,
    opsets: [],
    producer: '',
    operators: [],
    zipMaps: [],
    externalData: [],
    inputs: values(inputs),
    outputs: values(outputs).map((output) => ({ ...output, madeBy: ['Gemm'] })),
  };
}

export const bind = (draft: object, graph: OnnxSummary) => bindManifest(Manifest.parse(draft), graph);

/** "pointer: detail" of every problem there is in binding; none where it binds. */
export function problemsOf(draft: object, graph: OnnxSummary): string[] {
  try {
    bind(draft, graph);
    return [];
  } catch (error) {
    if (!isAppError(error)) throw error;
    return error.errors!.map(({ pointer, detail }) => `${pointer}: ${detail}`);
  }
}
