import { algorithmWords } from '#components/runs/algorithm-words.ts';
import { datasetText } from '#components/runs/dataset-text.ts';
import { paramWords } from '#components/runs/param-words.ts';
import type { AlgorithmChoice } from '#lib/training/algorithms';
import type { RunDetail } from '#lib/training/runs/run-detail';
import type { RunSpec } from '#lib/training/runs/run-spec';

export type SpecRow = { name: string; value: string; isParameter?: boolean };

/** Everything that decided what a run learned, in words: after a search, with the parameters of the best trial. */
export function specRows(
  run: Pick<RunDetail, 'spec' | 'report' | 'dataset' | 'dataSha256' | 'codeVersion'>,
): SpecRow[] {
  const { spec, report, dataset, dataSha256, codeVersion } = run;
  return [
    { name: 'Data set', value: datasetText(dataset) },
    { name: 'Target', value: spec.target },
    { name: 'Algorithm', value: algorithmWords[spec.choice.algorithm].name },
    ...paramRows(report?.params ?? spec.choice.params),
    ...memberRows(spec.choice),
    { name: 'Search', value: spec.search ? `${spec.search.trials} trials, factor ${spec.search.factor}` : 'none' },
    { name: 'Split', value: splitText(spec.split) },
    { name: 'Seed', value: String(spec.seed) },
    { name: 'Columns left out', value: spec.ignore.join(', ') || 'none' },
    ...(dataSha256 === '' ? [] : [{ name: 'Data SHA-256', value: dataSha256 }]),
    { name: 'Code version', value: codeVersion },
  ];
}

const order = Object.keys(paramWords);

function paramRows(params: Record<string, unknown>): SpecRow[] {
  return Object.entries(params)
    .filter(([name]) => name !== 'members')
    .sort(([a], [b]) => order.indexOf(a) - order.indexOf(b))
    .map(([name, value]) => ({ name, value: valueText(value), isParameter: true }));
}

function memberRows(choice: AlgorithmChoice): SpecRow[] {
  if (choice.algorithm !== 'hybrid') return [];
  return choice.params.members.map(({ algorithm, params }, index) => ({
    name: `member ${index + 1}`,
    value: `${algorithm}: ${Object.entries(params)
      .map(([name, value]) => `${name} ${valueText(value)}`)
      .join(', ')}`,
    isParameter: true,
  }));
}

function valueText(value: unknown): string {
  if (value === null) return 'none';
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
}

export function splitText(split: RunSpec['split']): string {
  const percent = (share: number) => `${Math.round(share * 1000) / 10} %`;
  const test = split.test > 0 ? `test ${percent(split.test)}` : 'no test part';
  if (split.kind === 'k-fold') return `${split.folds} folds, ${test}`;
  const kind = split.kind === 'time' ? `by time of ${split.column}` : split.kind;
  const validation = split.validation > 0 ? `validation ${percent(split.validation)}` : 'no validation part';
  return `${kind}, ${validation}, ${test}`;
}
