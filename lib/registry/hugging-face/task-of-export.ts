import { AppError } from '#lib/errors';
import type { ModelConfig } from '#lib/registry/hugging-face/export-config';
import type { Task } from '#lib/registry/manifest';
import type { OnnxSummary } from '#lib/registry/onnx/onnx-summary';

export type Medium = 'text' | 'image' | 'audio' | 'video';
export type ExportTask = { task: Task; medium: Medium };

const heads: [ending: RegExp, task: Task | undefined][] = [
  [/For(Sequence|Text)Classification(WithTeacher)?$/, 'text-classification'],
  [/For(Token)Classification$/, 'token-classification'],
  [/For(Image|Video)Classification(WithTeacher)?$/, undefined],
  [/ForAudioClassification$|ForSequenceClassification$|ForXVector$/, undefined],
  [/ForObjectDetection$|ForDetection$/, 'object-detection'],
];

const refusals: [architecture: RegExp, why: string][] = [
  [/ForCausalLM$|LMHeadModel$/, 'writes text, one token after another'],
  [
    /ForConditionalGeneration$|ForSpeechSeq2Seq$|VisionEncoderDecoder|ForSeq2Seq/,
    'writes text, one token after another',
  ],
  [/ForCTC$/, 'writes down what is said'],
  [/ForMaskedLM$|ForPreTraining$/, 'fills gaps in texts'],
  [/ForQuestionAnswering$/, 'marks the answer to a question in a text'],
  [/ForMultipleChoice$|ForNextSentencePrediction$/, 'chooses among several texts'],
  [
    /ForZeroShot|^(CLIP|Chinese|Siglip|Align|Blip)\w*Model$/,
    'compares pictures with texts, two inputs of different kinds',
  ],
  [/ForAudioFrameClassification$/, 'labels each frame of a recording'],
  [/ForTextToWaveform|ForTextToSpectrogram|SpeechT5|VitsModel/, 'makes sound'],
];

const inputNames: Record<Medium, readonly string[]> = {
  text: ['input_ids'],
  image: ['pixel_values'],
  video: ['pixel_values', 'pixel_values_videos'],
  audio: ['input_values', 'input_features'],
};

/** What a folder's model does, by its architecture and else by its graph. Throws AppError('invalid') where it cannot be served. */
export function taskOfExport(config: ModelConfig, summary: OnnxSummary): ExportTask {
  const architecture = config.architectures?.[0] ?? '';
  refuseOthers(architecture, config, summary);
  const medium = mediumOf(summary, config);
  if (medium === 'text') return { medium, task: textTask(architecture, summary) };
  if (/For\w*(Classification|Classifier|XVector)/.test(architecture) || config.pretrained_cfg) {
    return { medium, task: `${medium}-classification` };
  }
  if (
    heads.some(([ending, task]) => task === 'object-detection' && ending.test(architecture)) ||
    hasOutput(summary, /^pred_boxes$/)
  ) {
    return { medium, task: 'object-detection' };
  }
  const scores = summary.outputs.find(({ name }) => name === 'logits');
  if (scores?.shape?.length === 2 && /^$/.test(architecture)) return { medium, task: `${medium}-classification` };
  return { medium, task: hasOutput(summary, /^last_hidden_state$|embed/) ? 'embedding' : 'tensor' };
}

function refuseOthers(architecture: string, config: ModelConfig, summary: OnnxSummary): void {
  const inputs = summary.inputs.map(({ name }) => name);
  const why =
    refusals.find(([pattern]) => pattern.test(architecture))?.[1] ??
    (inputs.some((name) => /^(decoder_|past_key_values|encoder_hidden_states)/.test(name))
      ? 'writes text, one token after another'
      : inputs.includes('input_ids') && inputs.includes('pixel_values')
        ? 'compares pictures with texts, two inputs of different kinds'
        : !architecture && isWordForEachToken(config, summary)
          ? 'gives a score to each word of its vocabulary'
          : undefined);
  if (!why) return;
  const what = architecture || config.model_type || 'this model';
  throw new AppError(
    'invalid',
    `config.json describes a model that ${why} (${what}). What is served answers each input with a label, entities, ` +
      'boxes, an embedding or numbers: export a model for one of these, such as …ForSequenceClassification, or an encoder for embeddings.',
  );
}

function isWordForEachToken({ vocab_size: words }: ModelConfig, { inputs, outputs }: OnnxSummary): boolean {
  const scores = outputs.find(({ name }) => name === 'logits');
  return (
    inputs.some(({ name }) => name === 'input_ids') &&
    typeof words === 'number' &&
    words > 100 &&
    scores?.shape?.[2] === words
  );
}

function mediumOf(summary: OnnxSummary, { model_type: type, num_frames: frames }: ModelConfig): Medium {
  const has = (medium: Medium) => summary.inputs.some(({ name }) => inputNames[medium].includes(name));
  if (has('text')) return 'text';
  if (has('audio')) return 'audio';
  const pictures = summary.inputs.find(({ shape }) => shape?.length === 4 || shape?.length === 5);
  if (has('video') || pictures) {
    const isFilm = pictures?.shape?.length === 5 || frames != null || /^(videomae|timesformer|vivit)/.test(type ?? '');
    return isFilm ? 'video' : 'image';
  }
  const names = summary.inputs.map(({ name }) => `"${name}"`).join(', ');
  throw new AppError(
    'invalid',
    `The graph has none of the inputs that exports of transformers have (input_ids, pixel_values, input_values, input_features); it has ${names}. Say what they are in model.json.`,
  );
}

function textTask(architecture: string, summary: OnnxSummary): Task {
  const head = heads.find(([ending, task]) => task?.startsWith('t') && ending.test(architecture));
  if (head) return head[1]!;
  const scores = summary.outputs.find(({ name }) => name === 'logits');
  if (!scores) return 'embedding';
  return scores.shape?.length === 3 ? 'token-classification' : 'text-classification';
}

const hasOutput = ({ outputs }: OnnxSummary, pattern: RegExp) => outputs.some(({ name }) => pattern.test(name));
