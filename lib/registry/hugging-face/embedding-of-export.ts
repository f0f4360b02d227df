import type { z } from 'zod';
import { AppError } from '#lib/errors';
import { readExportFile } from '#lib/registry/hugging-face/export-config';
import type { ExportFiles } from '#lib/registry/hugging-face/export-files';
import type { OnnxSummary } from '#lib/registry/onnx/onnx-summary';
import type { EmbeddingOutput } from '#lib/registry/output-reading';

type Embedding = z.input<typeof EmbeddingOutput>;

/** Outputs that are one vector a row already. */
const pooledNames = ['sentence_embedding', 'text_embeds', 'image_embeds', 'audio_embeds'];

/** How a folder's outputs become embeddings: as its sentence-transformers files say, else by the mean of its tokens. */
export function embeddingOfExport(
  files: ExportFiles,
  { outputs }: OnnxSummary,
  medium: string,
): { embedding: Embedding; notes: string[] } {
  const modules = readExportFile(files, 'modules.json');
  const normalise = modules ? modules.some(({ type }) => /Normalize$/.test(type)) : true;
  const pooled = pooledNames.find((name) => outputs.some((output) => output.name === name));
  if (pooled) return { embedding: { name: pooled, pooling: 'none', normalise }, notes: [] };
  const other = modules?.find(({ type }) => !/(Transformer|Pooling|Normalize)$/.test(type));
  if (other) {
    throw new AppError(
      'invalid',
      `modules.json has a layer after the model that is not in the graph (${other.type}). Export the whole of it, with the output sentence_embedding: optimum-cli export onnx --task feature-extraction --library sentence_transformers.`,
    );
  }
  const tokens = ['last_hidden_state', 'token_embeddings'].find((name) =>
    outputs.some((output) => output.name === name),
  );
  const pooling = readExportFile(files, '1_Pooling/config.json');
  const name = tokens && { name: tokens };
  if (pooling) return { embedding: { ...name, pooling: poolingOf(pooling), normalise }, notes: [] };
  if (medium === 'image') return { embedding: { ...name, pooling: 'first', normalise }, notes: [] };
  const notes = [
    'The folder does not say how tokens become one embedding (1_Pooling/config.json): their mean is answered, at length 1.',
  ];
  return { embedding: { ...name, pooling: 'mean', normalise }, notes };
}

function poolingOf(config: Readonly<Record<string, unknown>>): Embedding['pooling'] {
  const modes = Object.entries(config).flatMap(([key, value]) =>
    key.startsWith('pooling_mode_') && value === true ? [key.slice(13)] : [],
  );
  const [mode = typeof config.pooling_mode === 'string' ? config.pooling_mode : 'mean_tokens', another] = modes;
  if (!another && /^mean(_tokens)?$/.test(mode)) return 'mean';
  if (!another && /^cls(_token)?$/.test(mode)) return 'first';
  if (!another && /^lasttoken$/.test(mode)) return 'last';
  throw new AppError(
    'invalid',
    `1_Pooling/config.json pools tokens by ${[mode, ...modes.slice(1)].join(' and ')}; served are the mean, the first and the last. Export the model with its pooling, as the output sentence_embedding.`,
  );
}
