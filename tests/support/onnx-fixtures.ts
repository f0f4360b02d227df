import {
  floats,
  integers,
  model,
  node,
  sequenceOfMaps,
  sequenceOfTensors,
  strings,
  value,
} from '#tests/support/onnx-fixtures/graph-builder';
import { runTimeMs } from '#tests/support/onnx-fixtures/run-time';

/** y = 1·a + 2·b + 3·c + 0.5, on [N, 3]. */
export const linearRegression = () =>
  model({
    input: [value('X', 'float', ['N', 3])],
    output: [value('variable', 'float', ['N', 1])],
    initializer: [floats('weights', [3, 1], [1, 2, 3]), floats('bias', [1], [0.5])],
    node: [node('Gemm', ['X', 'weights', 'bias'], ['variable'])],
  });

const logits = { coefficients: [1, 0, 0, 1, -1, -1], intercepts: [0, 0, 0] };

/** Three classes over two features, laid out as skl2onnx does, its probabilities in a ZipMap. */
export const zipMapClassifier = (labels: 'strings' | 'integers' = 'strings') => {
  const names = labels === 'strings' ? ['ash', 'birch', 'cedar'] : { ints: [10, 20, 30] };
  const key = labels === 'strings' ? 'string' : 'int64';
  return model({
    input: [value('float_input', 'float', [null, 2])],
    output: [value('output_label', key, [null]), sequenceOfMaps('output_probability', key)],
    node: [
      node('ai.onnx.ml:LinearClassifier', ['float_input'], ['label', 'probability_tensor'], {
        ...logits,
        [labels === 'strings' ? 'classlabels_strings' : 'classlabels_ints']: names,
        multi_class: { int: 1 },
        post_transform: 'SOFTMAX',
      }),
      node('Identity', ['label'], ['output_label']),
      node('ai.onnx.ml:Normalizer', ['probability_tensor'], ['probabilities'], { norm: 'L1' }),
      node('ai.onnx.ml:ZipMap', ['probabilities'], ['output_probability'], {
        [labels === 'strings' ? 'classlabels_strings' : 'classlabels_int64s']: names,
      }),
    ],
  });
};

/** A pipeline with an input per column: two numbers and a category. */
export const namedColumns = () =>
  model({
    input: [value('age', 'float', [null, 1]), value('income', 'float', [null, 1]), value('city', 'string', [null, 1])],
    output: [value('label', 'int64', [null]), value('probabilities', 'float', [null, 2])],
    initializer: [integers('flat', [-1, 2])],
    node: [
      node('ai.onnx.ml:OneHotEncoder', ['city'], ['city_3d'], { cats_strings: ['Delft', 'Oslo'], zeros: { int: 1 } }),
      node('Reshape', ['city_3d', 'flat'], ['city_2d']),
      node('Concat', ['age', 'income', 'city_2d'], ['row'], { axis: { int: 1 } }),
      node('ai.onnx.ml:LinearClassifier', ['row'], ['label', 'scores'], {
        coefficients: [-0.1, -0.001, -1, 1, 0.1, 0.001, 1, -1],
        intercepts: [2, -2],
        classlabels_ints: { ints: [0, 1] },
        post_transform: 'SOFTMAX',
      }),
      node('Identity', ['scores'], ['probabilities']),
    ],
  });

/** Three classes as scores that no softmax made into probabilities, as PyTorch exports often do. */
export const logitsClassifier = () =>
  model({
    input: [value('X', 'float', ['N', 2])],
    output: [value('logits', 'float', ['N', 3])],
    initializer: [floats('weights', [2, 3], [5, 0, -5, 0, 5, -5])],
    node: [node('MatMul', ['X', 'weights'], ['logits'])],
  });

/** Two classes, one probability a row, [N, 1]. */
export const positiveClass = () =>
  model({
    input: [value('X', 'float', ['batch', 2])],
    output: [value('probability', 'float', ['batch', 1])],
    initializer: [floats('weights', [2, 1], [1, -1])],
    node: [node('MatMul', ['X', 'weights'], ['score']), node('Sigmoid', ['score'], ['probability'])],
  });

/** A string label [N] for each row, picked from three, without probabilities. */
export const stringOutput = () =>
  model({
    input: [value('X', 'float', ['N', 3])],
    output: [value('word', 'string', ['N'])],
    node: [
      node('ArgMax', ['X'], ['index'], { axis: { int: 1 }, keepdims: { int: 0 } }),
      node('ai.onnx.ml:LabelEncoder', ['index'], ['word'], {
        keys_int64s: { ints: [0, 1, 2] },
        values_strings: ['low', 'middle', 'high'],
      }),
    ],
  });

/** One text a row, [N]; two classes by whether it is exactly "good". */
export const textClassifier = () =>
  model({
    input: [value('text', 'string', ['N'])],
    output: [value('probabilities', 'float', ['N', 2])],
    initializer: [integers('column', [1]), floats('weights', [1, 2], [-1, 1])],
    node: [
      node('ai.onnx.ml:LabelEncoder', ['text'], ['good'], {
        keys_strings: ['good'],
        values_floats: [2],
        default_float: -2,
      }),
      node('Unsqueeze', ['good', 'column'], ['goodness']),
      node('MatMul', ['goodness', 'weights'], ['logits']),
      node('Softmax', ['logits'], ['probabilities'], { axis: { int: 1 } }),
    ],
  });

/** [N, 1, 8, 8] to three softmaxed classes. */
export const imageClassifier = () =>
  model({
    input: [value('image', 'float', ['N', 1, 8, 8])],
    output: [value('scores', 'float', ['N', 3])],
    initializer: [
      floats(
        'weights',
        [64, 3],
        Array.from({ length: 192 }, (_, index) => (index % 3) / 64),
      ),
    ],
    node: [
      node('Flatten', ['image'], ['pixels'], { axis: { int: 1 } }),
      node('MatMul', ['pixels', 'weights'], ['logits']),
      node('Softmax', ['logits'], ['scores'], { axis: { int: 1 } }),
    ],
  });

/** Answers its input after `rounds` products of two 192 × 192 matrices: some tens of microseconds a round. */
export const slowModel = (rounds: number) =>
  model({
    input: [value('X', 'float', ['N', 1])],
    output: [value('variable', 'float', ['N', 1])],
    initializer: [integers('rounds', [rounds], []), integers('side', [192, 192]), integers('one', [1, 1])],
    node: [
      node('ReduceMax', ['X'], ['largest'], { keepdims: { int: 0 } }),
      node('Mul', ['largest', 'largest'], ['square']),
      node('Expand', ['square', 'side'], ['matrix']),
      node('Loop', ['rounds', '', 'X'], ['variable'], {
        body: {
          name: 'round',
          input: [value('round', 'int64', []), value('go_in', 'bool', []), value('sum_in', 'float', [null, 1])],
          output: [value('go_out', 'bool', []), value('sum_out', 'float', [null, 1])],
          node: [
            node('Identity', ['go_in'], ['go_out']),
            // Depends on the round, so that it is not computed once and for all.
            node('Cast', ['round'], ['round_float'], { to: { int: 1 } }),
            node('Add', ['matrix', 'round_float'], ['left']),
            node('MatMul', ['left', 'matrix'], ['product']),
            node('ReduceMin', ['product'], ['least'], { keepdims: { int: 0 } }),
            node('Sub', ['least', 'least'], ['nothing']),
            node('Add', ['sum_in', 'nothing'], ['sum_out']),
          ],
        },
      }),
    ],
  });

/** A slow model whose run takes about `ms` on this machine, now. */
export async function slowModelTaking(ms: number): Promise<Uint8Array> {
  const trialRounds = 2000;
  return slowModel(Math.max(1, Math.ceil((ms / (await runTimeMs(slowModel(trialRounds)))) * trialRounds)));
}

/** Fills a tensor of `bytes` on every run. */
export const memoryHog = (bytes: number) =>
  model({
    input: [value('X', 'float', ['N', 1])],
    output: [value('variable', 'float', ['N', 1])],
    initializer: [integers('size', [Math.ceil(bytes / 4)])],
    node: [
      node('ReduceMax', ['X'], ['largest'], { keepdims: { int: 0 } }),
      node('Expand', ['largest', 'size'], ['hoard']),
      node('Sin', ['hoard'], ['sines']),
      node('ReduceMax', ['sines'], ['top'], { keepdims: { int: 0 } }),
      node('Add', ['X', 'top'], ['variable']),
    ],
  });

/**
 * Ends its process with SIGFPE when the first value is above `onlyAbove`: the smallest integer divided by -1, which x64
 * processors trap (arm64 ones do not). Rows made up by quarantine stay below 10.
 */
export const crashing = (onlyAbove = Number.NEGATIVE_INFINITY) =>
  model({
    input: [value('X', 'float', ['N', 1])],
    output: [value('variable', 'float', ['N', 1])],
    initializer: [
      floats('limit', [1], [Math.max(onlyAbove, -3e38)]),
      integers('smallest', [Number.MIN_SAFE_INTEGER]),
      integers('scale', [1024]),
      integers('minus_one', [-1]),
      integers('one', [1]),
      floats('zero', [1], [0]),
    ],
    node: [
      node('Greater', ['X', 'limit'], ['is_above']),
      node('Where', ['is_above', 'minus_one', 'one'], ['divisor']),
      node('Sub', ['smallest', 'one'], ['power']),
      node('Mul', ['power', 'scale'], ['dividend']),
      node('Div', ['dividend', 'divisor'], ['quotient']),
      node('Cast', ['quotient'], ['quotient_float'], { to: { int: 1 } }),
      node('Mul', ['quotient_float', 'zero'], ['nothing']),
      node('Add', ['X', 'nothing'], ['variable']),
    ],
  });

/** An operator nobody registered. */
export const unknownOperator = () =>
  model(
    {
      input: [value('X', 'float', ['N', 2])],
      output: [value('Y', 'float', ['N', 2])],
      node: [node('com.example:Sparkle', ['X'], ['Y'])],
    },
    { domains: { 'com.example': 1 } },
  );

/** Weights kept in the file `location`. */
export const externalData = (location = 'weights.bin') =>
  model({
    input: [value('X', 'float', ['N', 3])],
    output: [value('variable', 'float', ['N', 1])],
    initializer: [
      {
        name: 'weights',
        dims: [3, 1],
        dataType: 1,
        dataLocation: 1,
        externalData: [{ key: 'location', value: location }],
      },
    ],
    node: [node('MatMul', ['X', 'weights'], ['variable'])],
  });

/** As `externalData`, but hidden in a Constant inside a branch of an If. */
export const hiddenExternalData = (location = '../../etc/passwd') => {
  const constant = node('Constant', [], ['weights'], {
    value: { dims: [3, 1], dataType: 1, dataLocation: 1, externalData: [{ key: 'location', value: location }] },
  });
  const branch = (nodes: ReturnType<typeof node>[]) => ({
    name: 'branch',
    node: nodes,
    output: [value('weights', 'float', [3, 1])],
  });
  return model({
    input: [value('X', 'float', ['N', 3])],
    output: [value('variable', 'float', ['N', 1])],
    initializer: [{ name: 'yes', dims: [], dataType: 9, int32Data: [1] }],
    node: [
      node('If', ['yes'], ['chosen'], {
        then_branch: branch([constant]),
        else_branch: branch([node('Constant', [], ['weights'], { value: floats('', [3, 1], [1, 2, 3]) })]),
      }),
      node('MatMul', ['X', 'chosen'], ['variable']),
    ],
  });
};

/** Takes exactly `rows` rows. */
export const constantBatch = (rows = 1) =>
  model({
    input: [value('X', 'float', [rows, 3])],
    output: [value('variable', 'float', [rows, 1])],
    initializer: [floats('weights', [3, 1], [1, 2, 3])],
    node: [node('MatMul', ['X', 'weights'], ['variable'])],
  });

/** Every row gets the mean over all rows of its run: rows must not share a run. */
export const rowsMix = () =>
  model({
    input: [value('X', 'float', ['N', 2])],
    output: [value('variable', 'float', ['N', 1])],
    initializer: [floats('weights', [2, 1], [1, 1])],
    node: [
      node('MatMul', ['X', 'weights'], ['sum']),
      node('ReduceMean', ['sum'], ['mean'], { axes: { ints: [0] }, keepdims: { int: 1 } }),
      node('Mul', ['sum', 'mean'], ['variable']),
    ],
  });

/** Adds noise to its input. */
export const nonDeterministic = () =>
  model({
    input: [value('X', 'float', ['N', 1])],
    output: [value('variable', 'float', ['N', 1])],
    node: [node('RandomNormalLike', ['X'], ['noise'], { scale: 1 }), node('Add', ['X', 'noise'], ['variable'])],
  });

/** Returns a sequence of tensors, which no ZipMap made. */
export const sequenceOutput = () =>
  model({
    input: [value('X', 'float', ['N', 2])],
    output: [sequenceOfTensors('parts')],
    node: [node('SplitToSequence', ['X'], ['parts'], { axis: { int: 1 } })],
  });

/** A multilayer classifier whose classes are only in an initializer that its label is picked from. */
export const classesInInitializer = () =>
  model({
    input: [value('X', 'float', ['N', 2])],
    output: [value('label', 'string', ['N']), value('probabilities', 'float', ['N', 2])],
    initializer: [strings('classes', ['no', 'yes']), integers('flat', [-1])],
    node: [
      node('Softmax', ['X'], ['probabilities'], { axis: { int: 1 } }),
      node('ArgMax', ['probabilities'], ['index'], { axis: { int: 1 }, keepdims: { int: 0 } }),
      node('ai.onnx.ml:ArrayFeatureExtractor', ['classes', 'index'], ['picked']),
      node('Reshape', ['picked', 'flat'], ['label']),
    ],
  });

/** Every fixture that is a model that can be served, by name. */
export const servedModels = {
  linearRegression,
  zipMapClassifier,
  namedColumns,
  positiveClass,
  stringOutput,
  textClassifier,
  imageClassifier,
  rowsMix,
  classesInInitializer,
} satisfies Record<string, () => Uint8Array>;
