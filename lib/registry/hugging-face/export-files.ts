/** The files of a Hugging Face folder that say how its model is fed and read, beside the graph. */
export const exportFileNames = [
  'config.json',
  'tokenizer.json',
  'tokenizer_config.json',
  'special_tokens_map.json',
  'preprocessor_config.json',
  'processor_config.json',
  'video_preprocessor_config.json',
  'modules.json',
  '1_Pooling/config.json',
  'sentence_bert_config.json',
] as const;
export type ExportFileName = (typeof exportFileNames)[number];

/** A Hugging Face folder: the paths of all its files, from its top, and the text of those in `exportFileNames` it has. */
export type ExportFiles = { names: readonly string[]; texts: Readonly<Partial<Record<ExportFileName, string>>> };

/** Whether a folder is one of Hugging Face's: its config.json says what model it is, or would if it were JSON. */
export function looksLikeExport({ texts }: ExportFiles): boolean {
  const text = texts['config.json'];
  if (text === undefined) return false;
  return (
    /"(architectures|model_type|architecture|transformers_version|pretrained_cfg)"\s*:/.test(text) || !isJson(text)
  );
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text.replace(/^\uFEFF/, ''));
    return true;
  } catch {
    return false;
  }
}
