import { z } from 'zod';
import { AppError } from '#lib/errors';

const Pattern = z.union([z.object({ String: z.string() }), z.object({ Regex: z.string() })]);
export type Pattern = z.infer<typeof Pattern>;

const SplitBehaviour = z.enum(['Removed', 'Isolated', 'MergedWithPrevious', 'MergedWithNext', 'Contiguous']);
export type SplitBehaviour = z.infer<typeof SplitBehaviour>;

export type NormalizerConfig = z.infer<typeof Normalizer>;
const Normalizer = z.discriminatedUnion('type', [
  z.object({
    type: z.literal('BertNormalizer'),
    clean_text: z.boolean().default(true),
    handle_chinese_chars: z.boolean().default(true),
    strip_accents: z.boolean().nullish(),
    lowercase: z.boolean().default(true),
  }),
  z.object({ type: z.enum(['NFC', 'NFD', 'NFKC', 'NFKD', 'Lowercase', 'StripAccents', 'Nmt']) }),
  z.object({
    type: z.literal('Strip'),
    strip_left: z.boolean().default(true),
    strip_right: z.boolean().default(true),
  }),
  z.object({ type: z.literal('Replace'), pattern: Pattern, content: z.string() }),
  z.object({ type: z.literal('Prepend'), prepend: z.string() }),
  z.object({ type: z.literal('Precompiled'), precompiled_charsmap: z.string().nullable() }),
  z.object({
    type: z.literal('Sequence'),
    get normalizers() {
      return z.array(Normalizer);
    },
  }),
]);

export type PreTokenizerConfig = z.infer<typeof PreTokenizer>;
const PreTokenizer = z.discriminatedUnion('type', [
  z.object({ type: z.enum(['BertPreTokenizer', 'Whitespace', 'WhitespaceSplit']) }),
  z.object({
    type: z.literal('ByteLevel'),
    add_prefix_space: z.boolean().default(true),
    use_regex: z.boolean().default(true),
  }),
  z.object({
    type: z.literal('Metaspace'),
    replacement: z.string().default('▁'),
    prepend_scheme: z.enum(['always', 'never', 'first']).optional(),
    add_prefix_space: z.boolean().optional(),
    split: z.boolean().default(true),
  }),
  z.object({ type: z.literal('Punctuation'), behavior: SplitBehaviour.default('Isolated') }),
  z.object({ type: z.literal('Digits'), individual_digits: z.boolean().default(false) }),
  z.object({ type: z.literal('CharDelimiterSplit'), delimiter: z.string() }),
  z.object({
    type: z.literal('Split'),
    pattern: Pattern,
    behavior: SplitBehaviour,
    invert: z.boolean().default(false),
  }),
  z.object({
    type: z.literal('Sequence'),
    get pretokenizers() {
      return z.array(PreTokenizer);
    },
  }),
]);

const Mark = z.tuple([z.string(), z.int().nonnegative()]);
const TemplatePart = z.union([
  z.object({ SpecialToken: z.object({ id: z.string(), type_id: z.int() }) }),
  z.object({ Sequence: z.object({ id: z.enum(['A', 'B']), type_id: z.int() }) }),
]);

export type PostProcessorConfig = z.infer<typeof PostProcessor>;
const PostProcessor = z.discriminatedUnion('type', [
  z.object({
    type: z.literal('TemplateProcessing'),
    single: z.array(TemplatePart),
    pair: z.array(TemplatePart),
    special_tokens: z.record(z.string(), z.object({ ids: z.array(z.int().nonnegative()) })),
  }),
  z.object({ type: z.literal('BertProcessing'), sep: Mark, cls: Mark }),
  z.object({
    type: z.literal('RobertaProcessing'),
    sep: Mark,
    cls: Mark,
    trim_offsets: z.boolean().default(true),
    add_prefix_space: z.boolean().default(true),
  }),
  z.object({
    type: z.literal('ByteLevel'),
    trim_offsets: z.boolean().default(true),
    add_prefix_space: z.boolean().default(true),
  }),
  z.object({
    type: z.literal('Sequence'),
    get processors() {
      return z.array(PostProcessor);
    },
  }),
]);

// Vocabularies have up to a quarter of a million entries: what is in them is checked where they are read.
const Vocabulary = z.custom<Record<string, number>>((value) => typeof value === 'object' && value !== null);

export type ModelConfig = z.infer<typeof Model>;
const Model = z.discriminatedUnion('type', [
  z.object({
    type: z.literal('WordPiece'),
    vocab: Vocabulary,
    unk_token: z.string(),
    continuing_subword_prefix: z.string().default('##'),
    max_input_chars_per_word: z.int().default(100),
  }),
  z.object({
    type: z.literal('BPE'),
    vocab: Vocabulary,
    merges: z.custom<string[] | [string, string][]>(Array.isArray),
    unk_token: z.string().nullish(),
    continuing_subword_prefix: z.string().nullish(),
    end_of_word_suffix: z.string().nullish(),
    fuse_unk: z.boolean().default(false),
    byte_fallback: z.boolean().default(false),
    ignore_merges: z.boolean().default(false),
  }),
  z.object({
    type: z.literal('Unigram'),
    vocab: z.custom<[string, number][]>(Array.isArray),
    unk_id: z.int().nullish(),
    byte_fallback: z.boolean().default(false),
  }),
  z.object({ type: z.literal('WordLevel'), vocab: Vocabulary, unk_token: z.string() }),
]);

const AddedToken = z.object({
  id: z.int().nonnegative(),
  content: z.string().min(1),
  single_word: z.boolean().default(false),
  lstrip: z.boolean().default(false),
  rstrip: z.boolean().default(false),
  normalized: z.boolean().default(false),
});
export type AddedToken = z.infer<typeof AddedToken>;

const TokenizerFile = z.object({
  added_tokens: z.array(AddedToken).default([]),
  normalizer: Normalizer.nullish(),
  pre_tokenizer: PreTokenizer.nullish(),
  post_processor: PostProcessor.nullish(),
  model: z.preprocess(withType, Model),
});
export type TokenizerFile = z.infer<typeof TokenizerFile>;

/**
 * What is read of a `tokenizer.json`, the file of the Rust crate `tokenizers`. Throws AppError('invalid') where it is
 * none, or names the part that is not supported.
 */
export function readTokenizerFile(bytes: Uint8Array): TokenizerFile {
  const parsed = parseFile(parseJson(bytes));
  if (parsed.success) return parsed.data;
  const { path, message } = parsed.error.issues[0]!;
  throw new AppError('invalid', `tokenizer.json cannot be used: /${path.join('/')} ${message}`);
}

function parseFile(value: unknown) {
  try {
    return TokenizerFile.safeParse(value);
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    throw new AppError('invalid', 'tokenizer.json cannot be used: it has steps within steps without end.', {
      cause: error,
    });
  }
}

function parseJson(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder().decode(bytes));
  } catch {
    throw new AppError('invalid', 'tokenizer.json is not valid JSON.');
  }
}

/** Files of before 2020 do not say what kind of model they hold. */
function withType(model: unknown): unknown {
  if (typeof model !== 'object' || model === null || 'type' in model) return model;
  if ('merges' in model) return { ...model, type: 'BPE' };
  if ('vocab' in model && Array.isArray(model.vocab)) return { ...model, type: 'Unigram' };
  return { ...model, type: 'continuing_subword_prefix' in model ? 'WordPiece' : 'WordLevel' };
}
