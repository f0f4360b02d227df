import type { FieldError } from '#lib/errors';
import type { Binding } from '#lib/registry/binding/binding';
import type { Feature } from '#lib/registry/feature';
import type { Manifest } from '#lib/registry/manifest';
import type { GraphValue } from '#lib/registry/onnx/onnx-summary';

export type Part = NonNullable<Binding['inputs'][number]['part']>;
export type Fed = { feature: Feature; index: number; part?: Part };
type Claim = { name: string; pointer: string; part?: Part };

/** Which features feed each of `inputs`, and what of themselves; problems go to `errors`. */
export function claimInputs(
  manifest: Manifest,
  inputs: readonly GraphValue[],
  errors: FieldError[],
): Map<GraphValue, Fed[]> {
  const byInput = new Map<GraphValue, Fed[]>(inputs.map((input) => [input, []]));
  const named = new Set(manifest.features.flatMap(namedParts).map(({ name }) => name));
  const unnamed = inputs.filter(({ name }) => !named.has(name));
  manifest.features.forEach((feature, index) => {
    const { claims, problem } = claimsOf(feature, index, manifest, unnamed);
    if (problem) errors.push(problem);
    for (const { name, pointer, part } of claims) {
      const input = inputs.find((candidate) => candidate.name === name);
      const fed = input && byInput.get(input)!;
      const isFirstHalf = part !== undefined && !('pairOf' in feature && feature.pairOf !== undefined);
      if (fed) fed[isFirstHalf ? 'unshift' : 'push']({ feature, index, ...(part && { part }) });
      else errors.push({ pointer, detail: missing(name, inputs, pointer.endsWith('/name')) });
    }
  });
  return byInput;
}

function claimsOf(
  feature: Feature,
  index: number,
  { features }: Manifest,
  unnamed: readonly GraphValue[],
): { claims: Claim[]; problem?: FieldError } {
  const at = `/features/${index}`;
  const parts = namedParts(feature).map((claim) => ({ ...claim, pointer: `${at}${claim.pointer}` }));
  if (feature.type === 'text' && feature.pairOf !== undefined) {
    const problem = pairProblem(feature.pairOf, index, features, feature.tokens !== undefined);
    if (problem) return { claims: [], problem: { pointer: `${at}/pairOf`, detail: problem } };
    const first = features.find(({ name }) => name === feature.pairOf)!;
    return { claims: namedParts(first).map((claim) => ({ ...claim, pointer: `${at}/pairOf` })) };
  }
  if (feature.type === 'text' && feature.tokens) return { claims: parts };
  const wanted = feature.input ?? feature.name;
  const isOnly = feature.input === undefined && unnamed.length === 1 && unnamed[0]!.name !== wanted;
  const own = {
    name: isOnly ? unnamed[0]!.name : wanted,
    pointer: `${at}/${feature.input === undefined ? 'name' : 'input'}`,
  };
  return { claims: [own, ...parts] };
}

/** The inputs a feature names for parts of itself, with where it does. */
function namedParts(feature: Feature): Claim[] {
  if (feature.type === 'audio' && feature.mask !== undefined) {
    return [{ name: feature.mask, pointer: '/mask', part: 'mask' }];
  }
  if (feature.type !== 'text' || !feature.tokens) return [];
  const { ids, mask, types, positions } = feature.tokens.inputs;
  const inputs = Object.entries({ ids, mask, types, positions } satisfies Record<Part, string | undefined>);
  return inputs.flatMap(([part, name]) =>
    name === undefined ? [] : [{ name, pointer: `/tokens/inputs/${part}`, part: part as Part }],
  );
}

function pairProblem(pairOf: string, index: number, features: readonly Feature[], hasTokens: boolean) {
  if (hasTokens) return 'the tokens of a pair are those of its first half: leave "tokens" out here';
  const first = features.find(({ name }) => name === pairOf);
  if (!first) return `there is no feature "${pairOf}"`;
  if (first.type !== 'text' || !first.tokens) return `the feature "${pairOf}" is no text with "tokens"`;
  const other = features.findIndex((feature) => feature.type === 'text' && feature.pairOf === pairOf);
  return other < index ? `"${pairOf}" has its other half already, "${features[other]!.name}"` : undefined;
}

function missing(name: string, inputs: readonly GraphValue[], byOwnName: boolean): string {
  const names = inputs.slice(0, 20).map((input) => `"${input.name}"`);
  const all = names.join(', ') + (inputs.length > 20 ? ', …' : '');
  return `the graph has no input "${name}"; it has ${all || 'none'}${byOwnName ? '. Name the feature so, or give it "input"' : ''}`;
}
