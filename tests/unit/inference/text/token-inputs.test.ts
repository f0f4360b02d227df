import { describe, expect, test } from 'vitest';
import { compileCodec } from '#lib/inference/compile-codec';
import type { PlainTensor } from '#lib/inference/tensors';
import { Manifest } from '#lib/registry/manifest';
import { fileOf, recordedOf } from '#tests/unit/inference/text/recorded';
import { textCodec, type Wish } from '#tests/unit/inference/text/text-codec';

const classes = { task: 'text-classification', labels: ['a', 'b', 'c'] } satisfies Pick<Wish, 'task' | 'labels'>;
const decode = async (codec: ReturnType<typeof textCodec>, rows: unknown[]) =>
  await codec.decode(rows, (row) => `/inputs/${row}`);
const numbers = ({ data }: PlainTensor) => Array.from(data as Int32Array, Number);
const rowsOf = (tensor: PlainTensor) => {
  const values = numbers(tensor);
  const width = tensor.dims[1]!;
  return Array.from({ length: tensor.dims[0]! }, (_, row) => values.slice(row * width, (row + 1) * width));
};
const CLS = 2;
const SEP = 3;

describe('texts as tokens', () => {
  test.each(['int64', 'int32'] as const)('are padded to the longest of the call, as %s', async (elementType) => {
    const codec = textCodec('bert-sentiment', { ...classes, elementType, tokens: { padId: 7 } });
    const { feeds } = await decode(codec, [{ text: 'a' }, { text: 'The film was good' }, { text: '' }]);
    const [short, long, empty] = rowsOf(feeds.input_ids!);
    const width = long!.length;
    expect(feeds.input_ids).toMatchObject({ type: elementType, dims: [3, width], pad: { value: 7, side: 'right' } });
    expect(short!.slice(3)).toEqual(Array(width - 3).fill(7));
    expect(empty).toEqual([CLS, SEP, ...Array(width - 2).fill(7)]);
    expect(rowsOf(feeds.attention_mask!)[0]).toEqual([1, 1, 1, ...Array(width - 3).fill(0)]);
    expect(numbers(feeds.token_type_ids!).every((type) => type === 0)).toBe(true);
  });

  test('are padded on the left where the manifest says so', async () => {
    const codec = textCodec('bert-sentiment', { ...classes, tokens: { padSide: 'left' } });
    const { feeds } = await decode(codec, [{ text: '' }, { text: 'one two' }]);
    const width = feeds.input_ids!.dims[1]!;
    expect(rowsOf(feeds.input_ids!)[0]).toEqual([...Array(width - 2).fill(0), CLS, SEP]);
    expect(rowsOf(feeds.attention_mask!)[0]).toEqual([...Array(width - 2).fill(0), 1, 1]);
  });

  test('are always as many as the manifest says where it pads to the most', async () => {
    const codec = textCodec('bert-sentiment', { ...classes, maxTokens: 12, tokens: { padTo: 'max' } });
    const { feeds } = await decode(codec, [{ text: 'a' }]);
    expect(feeds.input_ids!.dims).toEqual([1, 12]);
    expect(feeds.input_ids!.pad).toBeUndefined();
  });

  test('that are too long are cut and keep the marks at both ends', async () => {
    const codec = textCodec('bert-sentiment', { ...classes, maxTokens: 6 });
    const { feeds } = await decode(codec, [{ text: 'one two three four five six seven' }]);
    const [row] = rowsOf(feeds.input_ids!);
    expect(row).toHaveLength(6);
    expect([row![0], row![5]]).toEqual([CLS, SEP]);
  });

  test('of a pair are of two types; a second text that is missing, null or empty makes it a single one', async () => {
    const codec = textCodec('bert-sentiment', { ...classes, second: true });
    const { feeds } = await decode(codec, [{ text: 'one', second: 'two' }]);
    expect(numbers(feeds.token_type_ids!)).toContain(1);
    const alone = await decode(codec, [{ text: 'one' }, { text: 'one', second: null }, { text: 'one', second: '' }]);
    const [first, ...others] = rowsOf(alone.feeds.input_ids!);
    expect(others).toEqual([first, first]);
    expect(first).toEqual(
      rowsOf((await decode(textCodec('bert-sentiment', classes), [{ text: 'one' }])).feeds.input_ids!)[0],
    );
  });

  test.each([
    [{ text: 5 }, 'must be a text, not 5'],
    [{ text: null }, 'must be a text, not null'],
    [{ text: 'half \ud83d' }, 'half of a surrogate pair'],
    [{ text: 'a\0b' }, 'U+0000'],
    [{ text: 'x'.repeat(41) }, 'must have at most 40 characters, this has 41'],
    [{ text: 'x', second: 4 }, '/inputs/0/second must be a text, not 4'],
    [{}, '/inputs/0/text is missing'],
  ])('%j is refused with what is wrong and where', async (row, reason) => {
    const codec = textCodec('bert-sentiment', { ...classes, second: true, text: { maxLength: 40 } });
    await expect(async () => decode(codec, [row])).rejects.toThrow(reason);
  });

  test('of a call that takes long let other calls have a turn', async () => {
    const codec = textCodec('xlmr-entities', { task: 'token-classification' });
    let turns = 0;
    const others = setInterval(() => turns++, 0);
    const decoded = codec.decode(
      Array.from({ length: 400 }, (_, row) => ({ text: `${row} Straße naß 漢字 `.repeat(40) })),
      String,
    );
    expect(decoded).toBeInstanceOf(Promise);
    expect((await decoded).notes).toHaveLength(400);
    clearInterval(others);
    expect(turns).toBeGreaterThan(2);
  });

  test('are the same for a row alone, in a batch and cut short, whichever way the spans are wanted', async () => {
    const { singles } = recordedOf('xlmr-entities');
    const codec = textCodec('xlmr-entities', { ...classes });
    const together = await decode(
      codec,
      singles.map(({ text }) => ({ text })),
    );
    for (const [index, row] of rowsOf(together.feeds.input_ids!).entries()) {
      const count = rowsOf(together.feeds.attention_mask!)[index]!.filter(Boolean).length;
      expect(row.slice(0, count)).toEqual(singles[index]!.ids);
    }
    expect(together.notes).toEqual([]);
  });
});

describe('a version whose tokenizer cannot be used says so when it is loaded', () => {
  const compile = (tokenizer: unknown, maxTokens = 48) => {
    const tokens = { inputs: { ids: 'ids' }, maxTokens };
    const manifest = Manifest.parse({ task: 'embedding', features: [{ name: 'text', type: 'text', tokens }] });
    const inputs = [
      {
        name: 'ids',
        elementType: 'int64' as const,
        shape: [null, null],
        features: [{ feature: 0, column: null }],
        part: 'ids' as const,
      },
    ];
    const assets: Record<string, Uint8Array> =
      tokenizer === undefined
        ? {}
        : {
            'tokenizer.json':
              typeof tokenizer === 'string' ? Buffer.from(tokenizer) : Buffer.from(JSON.stringify(tokenizer)),
          };
    return compileCodec({ manifest, binding: { inputs, outputs: { embedding: { name: 'e' } } }, assets });
  };
  const good = JSON.parse(Buffer.from(fileOf('bert-sentiment', 'tokenizer.json')).toString());

  test.each([
    ['is missing', undefined, 'has no tokenizer.json'],
    ['is no JSON', '{', 'not valid JSON'],
    ['is something else', { version: '1.0' }, '/model'],
    ['has a part of a kind nobody knows', { ...good, normalizer: { type: 'Enigma' } }, '/normalizer/type'],
    [
      'has a pattern that JavaScript cannot say',
      { ...good, pre_tokenizer: { type: 'Split', pattern: { Regex: '\\G(' }, behavior: 'Isolated' } },
      'pattern that is not supported',
    ],
    ['lacks the piece for unknown words', { ...good, model: { ...good.model, unk_token: '[NOPE]' } }, '[NOPE]'],
  ])('one that %s', (_what, tokenizer, reason) => {
    expect(() => compile(tokenizer)).toThrow(reason);
  });

  test('one whose marks leave no room', () => {
    expect(() => compile(good, 2)).toThrow('no token of a text has room');
  });

  test('a pattern that would backtrack for ever is stopped, and fails its call alone', async () => {
    const pre_tokenizer = { type: 'Split', pattern: { Regex: '(a+)+$' }, behavior: 'Isolated' };
    const codec = compile({ ...good, pre_tokenizer });
    await expect(async () => codec.decode([{ text: `${'a'.repeat(60)}!` }], String)).rejects.toThrow('takes too long');
    expect((await codec.decode([{ text: 'aaa' }], String)).feeds.ids!.dims[0]).toBe(1);
  });
});
