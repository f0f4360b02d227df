import { describe, expect, test } from 'vitest';
import { bindManifest } from '#lib/registry/bind-manifest';
import { type ExportFileName, looksLikeExport } from '#lib/registry/hugging-face/export-files';
import { manifestOfExport } from '#lib/registry/hugging-face/manifest-of-export';
import type { Dimension, OnnxSummary } from '#lib/registry/onnx/onnx-summary';

type Shapes = Record<string, Dimension[]>;
type Contents = Partial<Record<ExportFileName, object>>;

/** A graph of those inputs and outputs: whole numbers for what is made of tokens and masks, float32 for the rest. */
function graph(inputs: Shapes, outputs: Shapes, madeBy: string[] = ['Gemm']): OnnxSummary {
  const graphValue = ([name, shape]: [string, Dimension[]]) => {
    const isWhole = /ids$|mask$/.test(name);
    return { name, kind: 'tensor' as const, elementType: isWhole ? ('int64' as const) : ('float32' as const), shape };
  };
  return {
    irVersion: 8,
    opsets: [],
    producer: '',
    operators: [],
    zipMaps: [],
    externalData: [],
    inputs: Object.entries(inputs).map(graphValue),
    outputs: Object.entries(outputs).map((entry) => ({ ...graphValue(entry), madeBy })),
  };
}

function exported(contents: Contents, summary: OnnxSummary, others: string[] = []) {
  const texts = Object.fromEntries(Object.entries(contents).map(([name, value]) => [name, JSON.stringify(value)]));
  const found = manifestOfExport({ names: [...Object.keys(texts), ...others], texts }, summary);
  // Whatever is made of a folder must fit its graph.
  bindManifest(found.manifest, summary);
  return found;
}

const tokens: Shapes = { input_ids: ['N', 'T'], attention_mask: ['N', 'T'] };
const tokenizer = { 'tokenizer.json': {} };
const scores = (count: number): Shapes => ({ logits: ['N', count] });
const named = (...labels: string[]) => ({ id2label: Object.fromEntries(labels.map((label, id) => [id, label])) });

describe('texts', () => {
  const classifier = (config: object, more: Contents = {}, inputs = tokens, count = 3) =>
    exported({ 'config.json': config, ...tokenizer, ...more }, graph(inputs, scores(count))).manifest;
  const tokensOf = (...given: Parameters<typeof classifier>) => {
    const [feature] = classifier(...given).features;
    return feature?.type === 'text' ? feature.tokens : undefined;
  };

  test('a classifier has its labels in the order of their ids, made to differ', () => {
    const config = {
      architectures: ['BertForSequenceClassification'],
      id2label: { 2: 'crane', 0: 'crane', 1: 'heron' },
    };
    expect(classifier(config)).toMatchObject({
      task: 'text-classification',
      labels: ['crane', 'heron', 'crane (2)'],
      outputs: { activation: 'softmax', probabilities: 'logits' },
    });
  });

  test('several labels at once are given their own probabilities, one number is a value', () => {
    const many = { ...named('a', 'b', 'c'), problem_type: 'multi_label_classification' };
    expect(classifier(many)).toMatchObject({ outputs: { activation: 'sigmoid' } });
    expect(classifier({ ...named('LABEL_0'), problem_type: 'regression' }, {}, tokens, 1)).toMatchObject({
      task: 'regression',
      outputs: { value: 'logits' },
    });
  });

  test('a graph that ends with its own Softmax gets no second one', () => {
    const { manifest } = exported(
      { 'config.json': named('a', 'b'), ...tokenizer },
      graph(tokens, scores(2), ['Softmax', 'Gemm']),
    );
    expect(manifest.outputs?.activation).toBeUndefined();
  });

  test('without labels says so, and counts them', () => {
    const { notes } = exported({ 'config.json': { model_type: 'bert' }, ...tokenizer }, graph(tokens, scores(2)));
    expect(notes).toEqual([expect.stringMatching(/id2label is missing/)]);
  });

  test.each([
    ['what the tokenizer says', { model_type: 'bert', max_position_embeddings: 512 }, 128, 128],
    ['no more than the model has positions', { model_type: 'bert', max_position_embeddings: 512 }, 1024, 512],
    [
      'what the model says where the tokenizer says "any"',
      { model_type: 'bert', max_position_embeddings: 512 },
      1e30,
      512,
    ],
    ['two fewer for RoBERTa and its kin', { model_type: 'xlm-roberta', max_position_embeddings: 514 }, 1e30, 512],
    ['the usual where nobody says', { model_type: 'custom' }, undefined, 512],
  ])('are cut to %s', (_, config, model_max_length, maxTokens) => {
    expect(tokensOf(config, { 'tokenizer_config.json': { model_max_length } })).toMatchObject({ maxTokens });
  });

  test('are filled up as their tokenizer does, or to the length the graph fixes', () => {
    const more = {
      'tokenizer.json': { added_tokens: [{ id: 7, content: '<pad>' }] },
      'tokenizer_config.json': { padding_side: 'left', pad_token: '<pad>' },
    };
    expect(tokensOf({ pad_token_id: 1 }, more)).toMatchObject({ padId: 7, padSide: 'left', padTo: 'longest' });
    expect(tokensOf({ pad_token_id: 1 }, {}, { input_ids: ['N', 64] })).toMatchObject({
      padId: 1,
      maxTokens: 64,
      padTo: 'max',
    });
  });

  test('pairs are told from labels that compare two texts', () => {
    const { features } = classifier(named('contradiction', 'neutral', 'entailment'));
    expect(features).toMatchObject([{ name: 'premise' }, { name: 'hypothesis', pairOf: 'premise' }]);
  });
});

describe('embeddings', () => {
  const hidden: Shapes = { last_hidden_state: ['N', 'T', 384] };
  const files: Contents = { 'config.json': { model_type: 'bert' }, ...tokenizer };
  const modules = (...types: string[]) => ({
    'modules.json': types.map((type) => ({ type: `sentence_transformers.models.${type}` })),
  });

  test('are pooled and brought to length 1 as sentence-transformers says', () => {
    const pooled = {
      ...files,
      ...modules('Transformer', 'Pooling'),
      '1_Pooling/config.json': { pooling_mode_cls_token: true },
    };
    expect(exported(pooled, graph(tokens, hidden)).manifest.outputs).toEqual({
      embedding: { name: 'last_hidden_state', pooling: 'first', normalise: false },
    });
    const whole = graph(tokens, { ...hidden, sentence_embedding: ['N', 384] });
    expect(exported({ ...files, ...modules('Transformer', 'Pooling', 'Normalize') }, whole).manifest.outputs).toEqual({
      embedding: { name: 'sentence_embedding', pooling: 'none', normalise: true },
    });
  });

  test('are the mean of all tokens, with a note, where nothing is said', () => {
    const { manifest, notes } = exported(files, graph(tokens, hidden));
    expect(manifest.outputs?.embedding).toMatchObject({ pooling: 'mean', normalise: true });
    expect(notes).toEqual([expect.stringMatching(/1_Pooling/)]);
  });

  test('that need what the graph has not are refused by name', () => {
    expect(() => exported({ ...files, ...modules('Transformer', 'Pooling', 'Dense') }, graph(tokens, hidden))).toThrow(
      /Dense/,
    );
    const max = { ...files, '1_Pooling/config.json': { pooling_mode_max_tokens: true } };
    expect(() => exported(max, graph(tokens, hidden))).toThrow(/max_tokens/);
  });
});

describe('recordings', () => {
  const labels = named('bell', 'bird');
  const audio = (extractor: object, inputs: Shapes) =>
    exported({ 'config.json': labels, 'preprocessor_config.json': extractor }, graph(inputs, scores(2))).manifest;

  test('as samples, with a mask where the graph takes one', () => {
    const extractor = { feature_extractor_type: 'Wav2Vec2FeatureExtractor', do_normalize: true, sampling_rate: 16000 };
    const { task, features } = audio(extractor, { input_values: ['N', 'T'], attention_mask: ['N', 'T'] });
    expect(task).toBe('audio-classification');
    expect(features).toMatchObject([{ type: 'audio', standardise: true, mask: 'attention_mask', layout: 'T' }]);
  });

  test('as the log-mel pictures of Whisper, of 30 s', () => {
    const extractor = {
      feature_extractor_type: 'WhisperFeatureExtractor',
      feature_size: 80,
      sampling_rate: 16000,
      n_fft: 400,
      hop_length: 160,
      chunk_length: 30,
    };
    const { features } = audio(extractor, { input_features: ['N', 80, 3000] });
    expect(features).toMatchObject([
      { window: { samples: 480_000 }, spectrum: { log: 'whisper', frames: 3000, mel: { bins: 80 } } },
    ]);
  });

  test('prepared in a way that is not known here are refused with the ways that are', () => {
    const extractor = { feature_extractor_type: 'SeamlessM4TFeatureExtractor' };
    expect(() => audio(extractor, { input_features: ['N', 'T', 160] })).toThrow(
      /"SeamlessM4TFeatureExtractor"; known here are Wav2Vec2/,
    );
  });
});

describe('pictures and films', () => {
  const pixels: Shapes = { pixel_values: ['N', 3, 'H', 'W'] };
  const processor = {
    image_processor_type: 'ViTImageProcessor',
    size: { height: 224, width: 224 },
    image_mean: [0.5],
    image_std: [0.5],
  };
  const files = (config: object): Contents => ({ 'config.json': config, 'preprocessor_config.json': processor });

  test('a detector with a mask of where the picture is gets one that is all there', () => {
    const inputs: Shapes = { ...pixels, pixel_mask: ['N', 64, 64] };
    const outputs: Shapes = { logits: ['N', 100, 3], pred_boxes: ['N', 100, 4] };
    const config = { architectures: ['DetrForObjectDetection'], model_type: 'detr', ...named('cat', 'dog') };
    const { manifest } = exported(files(config), graph(inputs, outputs));
    expect(manifest).toMatchObject({
      task: 'object-detection',
      outputs: { activation: 'softmax', detection: { format: 'detr' } },
    });
    expect(manifest.fixed?.pixel_mask).toHaveLength(64 * 64);
  });

  test('a detector whose labels have their own scores', () => {
    const outputs: Shapes = { logits: ['N', 300, 2], pred_boxes: ['N', 300, 4] };
    const config = { architectures: ['RTDetrForObjectDetection'], model_type: 'rt_detr', ...named('cat', 'dog') };
    expect(exported(files(config), graph(pixels, outputs)).manifest.outputs).toMatchObject({ activation: 'sigmoid' });
  });

  test('an encoder answers its embedding, any other head the numbers it gives', () => {
    const encoder = exported(
      files({ architectures: ['ViTModel'] }),
      graph(pixels, { last_hidden_state: ['N', 197, 768] }),
    );
    expect(encoder.manifest).toMatchObject({ task: 'embedding', outputs: { embedding: { pooling: 'first' } } });
    const depth = exported(
      files({ architectures: ['DPTForDepthEstimation'] }),
      graph(pixels, { predicted_depth: ['N', 224, 224] }),
    );
    expect(depth.manifest).toMatchObject({ task: 'tensor', features: [{ type: 'image' }] });
  });

  test('timm’s own config.json is enough', () => {
    const config = {
      architecture: 'resnet18',
      num_classes: 2,
      label_names: ['cat', 'dog'],
      pretrained_cfg: { input_size: [3, 224, 224], crop_pct: 0.95, interpolation: 'bicubic' },
    };
    const { manifest } = exported({ 'config.json': config }, graph(pixels, scores(2)));
    expect(manifest).toMatchObject({
      task: 'image-classification',
      labels: ['cat', 'dog'],
      features: [{ shortestEdge: 235 }],
    });
  });

  test('a film has as many frames as its model sees', () => {
    const video = {
      ...processor,
      image_processor_type: 'VideoMAEImageProcessor',
      size: { shortest_edge: 224 },
      do_center_crop: true,
      crop_size: { height: 224, width: 224 },
    };
    const contents = {
      'config.json': { ...named('run', 'sit'), num_frames: 16, model_type: 'videomae' },
      'preprocessor_config.json': video,
    };
    const { manifest } = exported(contents, graph({ pixel_values: ['N', 'T', 3, 224, 224] }, scores(2)));
    expect(manifest).toMatchObject({
      task: 'video-classification',
      features: [{ type: 'video', frames: 16, layout: 'TCHW' }],
    });
  });
});

describe('what cannot be served is refused, and the reason says why', () => {
  const text =
    (config: object, inputs = tokens, outputs = scores(2)) =>
    () =>
      exported({ 'config.json': config, ...tokenizer }, graph(inputs, outputs));
  test.each([
    ['a generator', text({ architectures: ['LlamaForCausalLM'] }), /writes text.*LlamaForCausalLM/],
    [
      'one that is told by its graph alone',
      text({ model_type: 'gpt2' }, { ...tokens, 'past_key_values.0.key': ['N', 1] }),
      /writes text.*gpt2/,
    ],
    ['a filler of gaps', text({ architectures: ['BertForMaskedLM'] }), /fills gaps/],
    [
      'one without a head',
      text({ model_type: 'bert', vocab_size: 30_522 }, tokens, { logits: ['N', 'T', 30_522] }),
      /each word of its vocabulary/,
    ],
    [
      'transcription',
      text({ architectures: ['Wav2Vec2ForCTC'] }, { input_values: ['N', 'T'] }),
      /writes down what is said/,
    ],
    [
      'texts and pictures together',
      text({ model_type: 'clip' }, { ...tokens, pixel_values: ['N', 3, 224, 224] }),
      /pictures with texts/,
    ],
    ['a graph of other inputs', text({ model_type: 'own' }, { x: ['N', 4] }), /none of the inputs[^"]*"x"/],
    ['a config of another kind', text({ id2label: ['a'] }), /config\.json is not as transformers writes it: id2label/],
  ])('%s', (_, make, reason) => {
    expect(make).toThrow(reason);
  });

  test.each([
    ['a size that nothing has', { size: { height: 1e6, width: 1e6 } }, '/features/0/'],
    ['a deviation of 0', { do_normalize: true, image_std: [0, 0, 0] }, '/features/0/std/0'],
  ])('%s, which has the right type', (_, said, pointer) => {
    const preprocessor = { image_processor_type: 'ViTImageProcessor', size: { height: 8, width: 8 }, ...said };
    const contents = { 'config.json': named('a', 'b'), 'preprocessor_config.json': preprocessor };
    const make = () => exported(contents, graph({ pixel_values: ['N', 3, 'H', 'W'] }, scores(2)));
    expect(make).toThrow(
      expect.objectContaining({
        code: 'invalid',
        errors: expect.arrayContaining([expect.objectContaining({ pointer: expect.stringContaining(pointer) })]),
      }),
    );
  });

  test('a config.json that is cut short is no reason to take the graph for one without', () => {
    const texts = { 'config.json': '{"model_type": "be' };
    expect(looksLikeExport({ names: ['config.json'], texts })).toBe(true);
    expect(looksLikeExport({ names: ['config.json'], texts: { 'config.json': '{"mine": true}' } })).toBe(false);
    expect(() => manifestOfExport({ names: ['config.json'], texts }, graph(tokens, scores(2)))).toThrow(
      /config\.json is not valid JSON/,
    );
  });
});
