import { AppError } from '#lib/errors';
import type { InferRequest, RequestedOutput } from '#lib/oip/infer-request';
import type { OutputSpec } from '#lib/oip/output-specs';

/** An output to be answered, under the name it was asked for by. */
export type WantedOutput = {
  name: string;
  spec: OutputSpec;
  isBinary: boolean;
  /** How many classes of the highest probabilities are answered in the place of the numbers. */
  classes: number | null;
};

/**
 * The outputs a request wants: those it names, or all. Throws AppError('invalid') for one the model does not have, one
 * that is named twice, and `classification` of one that holds no probabilities.
 */
export function wantedOutputs(
  { outputs = [], parameters }: InferRequest,
  specs: readonly OutputSpec[],
): WantedOutput[] {
  const isBinary = parameters?.binary_data_output ?? false;
  if (outputs.length === 0) return specs.map((spec) => ({ name: spec.name, spec, isBinary, classes: null }));
  const wanted = outputs.map((output) => wantedOutput(output, specs, isBinary));
  const seen = new Set<OutputSpec>();
  for (const { name, spec } of wanted) {
    if (seen.has(spec)) throw refused(`The output "${name}" is asked for twice.`);
    seen.add(spec);
  }
  return wanted;
}

function wantedOutput(
  { name, parameters }: RequestedOutput,
  specs: readonly OutputSpec[],
  isBinary: boolean,
): WantedOutput {
  const spec = specs.find((one) => one.name === name) ?? specs.find((one) => one.graphName === name);
  if (!spec) {
    const names = specs.map((one) => `"${one.name}"`).join(', ');
    throw refused(`The model has no output "${name}"; it has the outputs ${names}.`);
  }
  const classes = parameters?.classification ?? null;
  if (classes !== null && !spec.labels) {
    throw refused(`The output "${name}" holds no probabilities of classes: leave out its parameter "classification".`);
  }
  return { name, spec, isBinary: parameters?.binary_data ?? isBinary, classes };
}

const refused = (detail: string) => new AppError('invalid', detail);
