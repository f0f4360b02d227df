import type { ModelConfig } from '#lib/registry/hugging-face/export-config';

/** The labels of a model in the order of its scores, made to differ; undefined where its config names none. */
export function labelsOf({ id2label, label_names: listed }: ModelConfig): string[] | undefined {
  const labels = listed ?? (id2label && inOrder(id2label));
  if (!labels || labels.length === 0) return undefined;
  const seen = new Set<string>();
  return labels.map((label, index) => {
    // ImageNet has two kinds of crane, and COCO many ids that stand for nothing.
    const distinct = seen.has(label) ? `${label} (${index})` : label;
    seen.add(distinct);
    return distinct;
  });
}

function inOrder(id2label: Readonly<Record<string, string>>): string[] | undefined {
  const ids = Object.keys(id2label).map(Number);
  if (ids.some((id) => !Number.isInteger(id) || id < 0 || id >= 100_000)) return undefined;
  return Array.from({ length: Math.max(-1, ...ids) + 1 }, (_, id) => id2label[id] ?? String(id));
}
