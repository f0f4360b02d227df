import type { ModelConfig } from '#lib/registry/hugging-face/export-config';

/** The two texts a classifier of pairs takes, told from its labels or its name; undefined where it seems to take one. */
export function pairOfExport(config: ModelConfig, labels: readonly string[] | undefined): [string, string] | undefined {
  const says = (pattern: RegExp) => labels?.some((label) => pattern.test(label)) ?? false;
  if (says(/entail/i)) return ['premise', 'hypothesis'];
  if (says(/^(not_?)?(duplicate|paraphrase|equivalent)s?$/i)) return ['text', 'other_text'];
  const name = config._name_or_path ?? '';
  const isRanker = labels?.length === 1 && ('sentence_transformers' in config || /cross-?encoder|rerank/i.test(name));
  return isRanker ? ['query', 'text'] : undefined;
}
