import { describe, expect, test } from 'vitest';
import { bind, graphOf, problemsOf } from '#tests/unit/registry/binding/graph-of';

const outputs: Parameters<typeof graphOf>[1] = { logits: ['float32', ['N', 2]] };
const one = (expected: RegExp) => [expect.stringMatching(expected)];

describe('texts as tokens', () => {
  const inputs = { ids: 'input_ids', mask: 'attention_mask' };
  const text = (tokens: object = {}) => ({ name: 'text', type: 'text', tokens: { inputs, maxTokens: 64, ...tokens } });
  const of = (...features: object[]) => ({ task: 'text-classification', features });
  const graph = (type: 'int64' | 'int32' | 'float32' = 'int64', length: string | number = 'T') =>
    graphOf({ attention_mask: [type, ['N', length]], input_ids: [type, ['N', length]] }, outputs);

  test.each(['int64', 'int32'] as const)('feed inputs of %s, each with what of them it gets', (type) => {
    expect(bind(of(text()), graph(type)).inputs).toEqual([
      {
        name: 'attention_mask',
        elementType: type,
        shape: [null, null],
        part: 'mask',
        features: [{ feature: 0, column: null }],
      },
      {
        name: 'input_ids',
        elementType: type,
        shape: [null, null],
        part: 'ids',
        features: [{ feature: 0, column: null }],
      },
    ]);
  });

  test('of a pair belong to the same inputs, the first half first, whatever their order in the manifest', () => {
    const pair = { name: 'other', type: 'text', pairOf: 'text' };
    const features = (binding: ReturnType<typeof bind>) =>
      binding.inputs.map((input) => input.features.map(({ feature }) => feature));
    expect(features(bind(of(text(), pair), graph()))).toEqual([
      [0, 1],
      [0, 1],
    ]);
    expect(features(bind(of(pair, text()), graph()))).toEqual([
      [1, 0],
      [1, 0],
    ]);
  });

  test('that do not fit are told where and why', () => {
    expect(problemsOf(of(text({ inputs: { ids: 'tokens' } })), graph())).toEqual(
      one(/^\/features\/0\/tokens\/inputs\/ids: the graph has no input "tokens"; it has "attention_mask", "input_ids"/),
    );
    expect(problemsOf(of(text({ inputs: { ids: 'input_ids' } })), graph())).toEqual(
      one(/^\/features: no feature feeds the graph input "attention_mask"/),
    );
    expect(problemsOf(of(text()), graph('float32'))[0]).toMatch(
      /^\/features\/0\/tokens\/inputs\/mask: tokens are fed as int64 or int32/,
    );
    expect(problemsOf(of(text()), graph('int64', 128))[0]).toMatch(
      /takes exactly 128 tokens: set "maxTokens" to 128 and "padTo" to "max"/,
    );
    expect(problemsOf(of(text({ maxTokens: 128, padTo: 'max' })), graph('int64', 128))).toEqual([]);
  });

  test('whose pair is none are told so', () => {
    const pairOf = (name: string, more = {}) => ({ name: 'other', type: 'text', pairOf: name, ...more });
    expect(problemsOf(of(text(), pairOf('title')), graph())).toEqual(
      one(/^\/features\/1\/pairOf: there is no feature "title"/),
    );
    expect(problemsOf(of(text(), pairOf('other')), graph())).toEqual(one(/no text with "tokens"/));
    expect(problemsOf(of(text(), pairOf('text'), { ...pairOf('text'), name: 'third' }), graph())).toEqual(
      one(/^\/features\/2\/pairOf: "text" has its other half already, "other"/),
    );
  });

  test('share their inputs with nothing else', () => {
    const number = { name: 'n', type: 'number', input: 'input_ids' };
    expect(problemsOf(of(text(), number), graph())).toEqual(
      one(/feeds tokens and needs a graph input of its own; "input_ids" is shared/),
    );
  });
});

describe('recordings', () => {
  const of = (more: object = {}) => ({
    task: 'audio-classification',
    features: [{ name: 'audio', type: 'audio', sampleRate: 16_000, ...more }],
  });
  const graph = (...shape: (string | number)[]) => graphOf({ x: ['float32', ['N', ...shape]] }, outputs);
  const spectrum = { fftSize: 400, hopLength: 160, mel: { bins: 40 } };
  const window = { samples: 16_000, hop: 16_000 };

  test.each<[string, object, (string | number)[]]>([
    ['samples of any number', {}, ['T']],
    ['samples of a window', { window }, [16_000]],
    ['samples in a channel', { window, layout: 'CT' }, [1, 16_000]],
    ['a spectrum of a window, its frames centred', { window, spectrum, layout: 'FT' }, [40, 101]],
    [
      'a spectrum of as many frames as are asked for',
      { spectrum: { ...spectrum, frames: 100 }, layout: 'CTF' },
      [1, 100, 40],
    ],
    [
      'a spectrum without mel filters, not centred',
      { window, spectrum: { fftSize: 400, hopLength: 160, center: 'none' }, layout: 'TF' },
      [98, 201],
    ],
  ])('as %s fit', (_, feature, shape) => {
    expect(problemsOf(of(feature), graph(...shape))).toEqual([]);
  });

  test('that do not fit are told where and why', () => {
    expect(problemsOf(of(), graph(16_000))).toEqual(
      one(/^\/features\/0: the graph takes exactly 16000 samples: give the feature a "window"/),
    );
    expect(problemsOf(of({ window }), graph(8000))).toEqual(
      one(/this recording is \[N, 16000\] \(NT\); the graph input "x" is \[N, 8000\]/),
    );
    expect(problemsOf(of({ spectrum }), graph('T'))).toEqual(one(/a spectrum has frequencies/));
    expect(problemsOf(of({ layout: 'FT' }), graph(40, 'T'))).toEqual(one(/only a recording with "spectrum" has/));
    const bytes = graphOf({ x: ['int16', ['N', 'T']] }, outputs);
    expect(problemsOf(of(), bytes)).toEqual(one(/^\/features\/0\/type: a recording is fed as float32/));
  });

  test('with a mask feed two inputs, and no other feature stands beside them', () => {
    const masked = graphOf({ x: ['float32', ['N', 'T']], attention_mask: ['int64', ['N', 'T']] }, outputs);
    expect(bind(of({ mask: 'attention_mask' }), masked).inputs.map(({ name, part }) => [name, part])).toEqual([
      ['x', undefined],
      ['attention_mask', 'mask'],
    ]);
    const { task, features } = of();
    const crowded = { task, features: [...features, { name: 'age', type: 'number' }] };
    const both = graphOf({ audio: ['float32', ['N', 'T']], age: ['float32', ['N', 1]] }, outputs);
    expect(problemsOf(crowded, both)).toEqual(
      one(/^\/features\/0: is of type audio and must be the only feature; the manifest has 2/),
    );
  });
});

describe('films and pictures', () => {
  const video = (layout: string) => ({
    task: 'video-classification',
    features: [{ name: 'video', type: 'video', frames: 8, width: 64, height: 48, channels: 3, layout }],
  });
  test.each([
    ['TCHW', [8, 3, 48, 64]],
    ['CTHW', [3, 8, 48, 64]],
    ['THWC', [8, 48, 64, 3]],
  ])('films fit as %s and not otherwise', (layout, shape) => {
    const graph = (sizes: number[]) => graphOf({ x: ['float32', ['N', ...sizes]] }, outputs);
    expect(problemsOf(video(layout), graph(shape))).toEqual([]);
    expect(problemsOf(video(layout), graph(shape.toReversed()))).toEqual(
      one(/this film is \[N, .*the graph input "x" is/),
    );
  });

  test('pictures feed bytes as well', () => {
    const image = {
      task: 'image-classification',
      features: [{ name: 'image', type: 'image', width: 8, height: 8, channels: 3 }],
    };
    expect(problemsOf(image, graphOf({ x: ['uint8', ['N', 3, 8, 8]] }, outputs))).toEqual([]);
  });
});

describe('inputs that no feature feeds', () => {
  const manifest = (more: object) => ({ task: 'classification', features: [{ name: 'x', type: 'number' }], ...more });
  const graph = (type: 'int64' | 'float32' | 'bool', shape: (string | number)[]) =>
    graphOf({ x: ['float32', ['N', 1]], rate: [type, shape] }, outputs);

  test.each<[unknown, 'int64' | 'float32' | 'bool', (string | number)[], number[]]>([
    [16_000, 'int64', [], []],
    [0.5, 'float32', [1], [1]],
    [true, 'bool', [], []],
    [[1, 2, 3], 'float32', ['K'], [3]],
    [[1, 2, 3, 4], 'int64', ['N', 2], [2, 2]],
  ])('%j is fixed for %s %j', (value, type, shape, resolved) => {
    const { inputs } = bind(manifest({ fixed: { rate: value } }), graph(type, shape));
    expect(inputs.find(({ name }) => name === 'rate')).toEqual({
      name: 'rate',
      elementType: type,
      shape: resolved,
      features: [],
      source: 'fixed',
    });
  });

  test.each<[unknown, 'int64' | 'float32' | 'bool', (string | number)[], RegExp]>([
    [0.5, 'int64', [], /takes int64 values, not 0\.5/],
    [1, 'bool', [], /takes bool values, not 1/],
    [true, 'float32', [], /takes float32 values, not true/],
    [[1, 2], 'float32', [3], /is \[3\], which 2 values do not fill/],
  ])('%j cannot be fixed for %s %j', (value, type, shape, problem) => {
    const [found] = problemsOf(manifest({ fixed: { rate: value } }), graph(type, shape));
    expect(found).toMatch(/^\/fixed\/rate: /);
    expect(found).toMatch(problem);
  });

  test('a fixed value for what is not there', () => {
    expect(problemsOf(manifest({ fixed: { 'a/b': 1 } }), graph('int64', []))[0]).toMatch(
      /^\/fixed\/a~1b: the graph has no input "a\/b"/,
    );
  });

  const listening = {
    task: 'audio-classification',
    features: [{ name: 'audio', type: 'audio', sampleRate: 16_000, window: { samples: 512, hop: 512 }, input: 'x' }],
  };
  const carrying = (shape: (string | number)[] = [2, 'N', 64], type: 'float32' | 'int64' = 'float32') =>
    graphOf({ x: ['float32', ['N', 512]], state: ['float32', shape] }, { ...outputs, stateN: [type, shape] });
  const state = (more: object = {}) => [{ input: 'state', output: 'stateN', shape: [2, 1, 64], ...more }];

  test('state is carried from an output to an input of its type and shape', () => {
    expect(bind({ ...listening, state: state() }, carrying()).inputs[1]).toMatchObject({
      source: 'state',
      shape: [2, 1, 64],
    });
    expect(problemsOf({ ...listening, state: state({ shape: [2, 1, 32] }) }, carrying())).toEqual(
      one(/^\/state\/0\/shape: is \[2, 1, 32\]; "state" is \[2, N, 64\]/),
    );
    expect(problemsOf({ ...listening, state: state({ output: 'h' }) }, carrying())).toEqual(
      one(/^\/state\/0\/output: the graph has no output "h"/),
    );
    expect(problemsOf({ ...listening, state: state() }, carrying([2, 1, 64], 'int64'))).toEqual(
      one(/^\/state\/0\/output: "stateN" holds int64 values/),
    );
  });

  test('state is for recordings in windows alone', () => {
    const whole = {
      ...listening,
      features: [{ name: 'audio', type: 'audio', sampleRate: 16_000, input: 'x' }],
      state: state(),
    };
    const open = graphOf(
      { x: ['float32', ['N', 'T']], state: ['float32', [2, 'N', 64]] },
      { ...outputs, stateN: ['float32', [2, 'N', 64]] },
    );
    expect(problemsOf(whole, open)).toEqual(one(/^\/state\/0: state is carried between windows/));
  });
});
