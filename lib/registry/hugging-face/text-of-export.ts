import type { z } from 'zod';
import { AppError } from '#lib/errors';
import type { TextFeature } from '#lib/registry/feature';
import { type ModelConfig, readExportFile } from '#lib/registry/hugging-face/export-config';
import type { ExportFiles } from '#lib/registry/hugging-face/export-files';
import type { OnnxSummary } from '#lib/registry/onnx/onnx-summary';

type Tokens = NonNullable<z.input<typeof TextFeature>['tokens']>;

/** The file a version needs to make tokens of texts. */
export const tokenizerName = 'tokenizer.json';

const mostTokens = 32_768;
/** Where neither the tokenizer nor the model says how long a text may be. */
const usualTokens = 512;
/** Their first positions, up to and with the one of padding, are never used. */
const offsetPositions =
  /^(roberta|xlm-roberta|xlm-roberta-xl|camembert|mpnet|longformer|data2vec-text|ibert|luke|mluke|xmod|esm|roberta-prelayernorm)$/;

/** How texts become tokens, by the folder and the graph's inputs. Throws AppError('invalid') without a tokenizer.json. */
export function tokensOfExport(files: ExportFiles, config: ModelConfig, summary: OnnxSummary): Tokens {
  requireTokenizer(files);
  const input = (name: string) => summary.inputs.find((candidate) => candidate.name === name);
  const mask = input('attention_mask');
  const types = input('token_type_ids');
  const positions = input('position_ids');
  const length = input('input_ids')?.shape?.[1];
  const isFixed = typeof length === 'number';
  const tokenizer = readExportFile(files, 'tokenizer_config.json');
  const side = tokenizer?.padding_side ?? readExportFile(files, tokenizerName)?.padding?.direction?.toLowerCase();
  return {
    inputs: {
      ids: 'input_ids',
      ...(mask && { mask: mask.name }),
      ...(types && { types: types.name }),
      ...(positions && { positions: positions.name }),
    },
    maxTokens: isFixed ? length : mostTokensOf(files, config),
    ...(isFixed && { padTo: 'max' }),
    padId: padIdOf(files, config),
    ...(side === 'left' && { padSide: 'left' }),
  };
}

function requireTokenizer({ names }: ExportFiles): void {
  if (names.includes(tokenizerName)) return;
  const others = names.filter((name) =>
    /^(vocab\.(txt|json)|merges\.txt|spiece\.model|sentencepiece\.bpe\.model|tokenizer\.model)$/.test(name),
  );
  const has =
    others.length > 0
      ? ` Its ${others.join(' and ')} alone ${others.length > 1 ? 'do' : 'does'} not say all of it.`
      : '';
  throw new AppError(
    'invalid',
    `The folder has no tokenizer.json, which turns texts into tokens.${has} Save it there in Python:\n` +
      '    from transformers import AutoTokenizer\n' +
      '    AutoTokenizer.from_pretrained("folder", use_fast=True).save_pretrained("folder")',
  );
}

function mostTokensOf(files: ExportFiles, config: ModelConfig): number {
  const { model_type: type, max_position_embeddings: positions, n_positions: older } = config;
  const offset = offsetPositions.test(type ?? '') ? 2 : 0;
  const stated = [
    readExportFile(files, 'sentence_bert_config.json')?.max_seq_length,
    readExportFile(files, 'tokenizer_config.json')?.model_max_length,
    (positions ?? older ?? 0) - offset,
  ];
  // A tokenizer without a limit says so with a number of thirty digits.
  const limits = stated.filter((limit): limit is number => typeof limit === 'number' && limit >= 2 && limit <= 1e6);
  return Math.min(mostTokens, Math.floor(limits.length > 0 ? Math.min(...limits) : usualTokens));
}

function padIdOf(files: ExportFiles, config: ModelConfig): number {
  const tokenizer = readExportFile(files, tokenizerName);
  const pad = readExportFile(files, 'tokenizer_config.json')?.pad_token;
  const content = typeof pad === 'string' ? pad : pad?.content;
  const added = tokenizer?.added_tokens?.find((token) => token.content === content)?.id;
  return added ?? config.pad_token_id ?? tokenizer?.padding?.pad_id ?? 0;
}
