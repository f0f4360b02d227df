import type { PostProcessorConfig } from '#lib/inference/codecs/text/tokenizer-file';

/** A mark the tokenizer adds, or the place of the first or second text; `type` as token_type_ids has it. */
export type TemplatePart = { ids: readonly number[]; type: number } | { text: 0 | 1; type: number };

/** What is put around a text, or around the two of a pair. */
export type Marks = {
  single: readonly TemplatePart[];
  pair: readonly TemplatePart[];
  /** Whether the spaces a token begins or ends with belong to it, and whether one was put before the text. */
  trimsSpaces: { prefixed: boolean } | null;
};

const texts = (first: number, second: number): Marks => ({
  single: [{ text: 0, type: first }],
  pair: [
    { text: 0, type: first },
    { text: 1, type: second },
  ],
  trimsSpaces: null,
});

/** Compiles the post-processor of a `tokenizer.json`. */
export function compileMarks(config: PostProcessorConfig | null | undefined): Marks {
  if (!config) return texts(0, 1);
  switch (config.type) {
    case 'ByteLevel':
      return { ...texts(0, 1), trimsSpaces: config.trim_offsets ? { prefixed: config.add_prefix_space } : null };
    case 'BertProcessing': {
      const around = aroundTexts(config.cls[1], [config.sep[1]], 1);
      return { ...around, trimsSpaces: null };
    }
    case 'RobertaProcessing': {
      const around = aroundTexts(config.cls[1], [config.sep[1]], 0);
      const [open, first, close, second, end] = around.pair;
      return {
        single: around.single,
        pair: [open!, first!, close!, close!, second!, end!],
        trimsSpaces: config.trim_offsets ? { prefixed: config.add_prefix_space } : null,
      };
    }
    case 'TemplateProcessing': {
      const compile = (parts: typeof config.single): TemplatePart[] =>
        parts.map((part) =>
          'Sequence' in part
            ? { text: part.Sequence.id === 'A' ? 0 : 1, type: part.Sequence.type_id }
            : { ids: config.special_tokens[part.SpecialToken.id]?.ids ?? [], type: part.SpecialToken.type_id },
        );
      return { single: compile(config.single), pair: compile(config.pair), trimsSpaces: null };
    }
    case 'Sequence': {
      const all = config.processors.map(compileMarks);
      const template = all.findLast(({ single }) => single.length > 1) ?? texts(0, 1);
      return { ...template, trimsSpaces: all.find(({ trimsSpaces }) => trimsSpaces)?.trimsSpaces ?? null };
    }
  }
}

function aroundTexts(open: number, close: readonly number[], secondType: number): Omit<Marks, 'trimsSpaces'> {
  const single: TemplatePart[] = [
    { ids: [open], type: 0 },
    { text: 0, type: 0 },
    { ids: close, type: 0 },
  ];
  return { single, pair: [...single, { text: 1, type: secondType }, { ids: close, type: secondType }] };
}
