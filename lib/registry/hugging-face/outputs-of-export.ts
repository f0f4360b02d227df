import type { z } from 'zod';
import { embeddingOfExport } from '#lib/registry/hugging-face/embedding-of-export';
import type { ModelConfig } from '#lib/registry/hugging-face/export-config';
import type { ExportFiles } from '#lib/registry/hugging-face/export-files';
import type { Medium } from '#lib/registry/hugging-face/task-of-export';
import type { Manifest, Task } from '#lib/registry/manifest';
import type { OnnxSummary } from '#lib/registry/onnx/onnx-summary';

type Read = { outputs: NonNullable<z.input<typeof Manifest>['outputs']>; notes: string[] };

/** How the answers are read from the graph's outputs. */
export function outputsOfExport(
  task: Task,
  files: ExportFiles,
  config: ModelConfig,
  labels: readonly string[] | undefined,
  summary: OnnxSummary,
  medium: Medium,
): Read {
  const logits = summary.outputs.find(({ name }) => name === 'logits')?.name;
  switch (task) {
    case 'embedding': {
      const { embedding, notes } = embeddingOfExport(files, summary, medium);
      return { outputs: { embedding }, notes };
    }
    case 'token-classification':
      return {
        outputs: { tokens: { ...(logits && { name: logits }) }, ...activationOf('softmax', summary, logits) },
        notes: [],
      };
    case 'object-detection': {
      const ownScores = /^(conditional_detr|deformable_detr|deta|dab-detr|rt_detr|d_fine)/.test(
        config.model_type ?? '',
      );
      const detection = { format: 'detr', boxFormat: 'cxcywh', relative: true } as const;
      return { outputs: { detection, ...activationOf(ownScores ? 'sigmoid' : 'softmax', summary, logits) }, notes: [] };
    }
    case 'regression':
      return { outputs: { ...(logits && { value: logits }) }, notes: [] };
    case 'tensor':
      return { outputs: {}, notes: ['Its outputs are answered as the numbers they are.'] };
    default: {
      const each = config.problem_type === 'multi_label_classification' || labels?.length === 1;
      return {
        outputs: {
          ...(logits && { probabilities: logits }),
          ...activationOf(each ? 'sigmoid' : 'softmax', summary, logits),
        },
        notes: [],
      };
    }
  }
}

/** What makes probabilities of the model's scores, unless its graph ends so already. */
function activationOf(activation: 'softmax' | 'sigmoid', { outputs }: OnnxSummary, name: string | undefined) {
  const output = outputs.find((candidate) => candidate.name === name) ?? outputs[0];
  const last = output?.madeBy[0];
  return last === 'Softmax' || last === 'Sigmoid' ? {} : { activation };
}
