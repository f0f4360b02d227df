import { AppError } from '#lib/errors';
import { fileIn } from '#lib/inference/codecs/file-value';
import { type BoundInput, type InputWriter, MAX_ERRORS, refuse } from '#lib/inference/codecs/input-writer';
import { joinRecordings, timeAxisOf } from '#lib/inference/codecs/join-recordings';
import { kindOf } from '#lib/inference/codecs/scalar';
import type { MediaResult, MediaRows } from '#lib/inference/media/media-job';
import { readMedia } from '#lib/inference/media/read-media';
import type { AudioFeature, VideoFeature } from '#lib/registry/feature';

/** What the windows or clips of one call may take as tensors. */
const MAX_BYTES = 512 * 2 ** 20;

/** Writes the windows of recordings, or the clips of films, each as a row of a graph input of its own. */
export function mediaWriter(feature: AudioFeature | VideoFeature, inputs: readonly BoundInput[]): InputWriter {
  const values = inputs.find(({ part }) => part === undefined)!;
  const mask = inputs.find(({ part }) => part === 'mask');
  return async (rows, pointerOf, found) => {
    const read: MediaRows[] = [];
    let bytes = 0;
    // One after another: each is large while it is read.
    for (let r = 0; r < rows.length && found.errors.length < MAX_ERRORS; r++) {
      const result = await readFile(feature, rows[r]![feature.name]);
      const problem =
        'refused' in result ? result.refused : misfit(feature, result, values, mask ? undefined : read[0]);
      if ('refused' in result || problem) {
        refuse(found, pointerOf(r), feature.name, problem!);
        continue;
      }
      bytes += result.data.byteLength;
      if (bytes > MAX_BYTES) throw tooMuch(rows.length);
      read.push(result);
      found.notes[r] = { kind: 'windows', durationS: result.durationS, windows: result.windows };
    }
    return joinRecordings(read, { layout: feature.layout, values, mask });
  };
}

async function readFile(feature: AudioFeature | VideoFeature, value: unknown): Promise<MediaResult> {
  const file = fileIn(value);
  const what = feature.type === 'audio' ? 'a recording' : 'a film';
  if (!file)
    return { refused: `must be ${what}, as a base64 string, a data: URL or an uploaded file, not ${kindOf(value)}` };
  return feature.type === 'audio'
    ? readMedia({ kind: 'audio', file, feature })
    : readMedia({ kind: 'video', file, feature });
}

/** Why a recording does not fit the graph's own shape, or beside `other`, the first of its call. */
function misfit(
  { layout }: AudioFeature | VideoFeature,
  { rowDims, durationS }: MediaRows,
  { shape }: BoundInput,
  other: MediaRows | undefined,
): string | undefined {
  const axis = timeAxisOf(layout);
  const wanted = shape[axis + 1];
  if (shape.length === rowDims.length + 1 && typeof wanted === 'number' && wanted !== rowDims[axis]) {
    return `must be of another length: its ${seconds(durationS)} give ${rowDims[axis]} values in time, the model takes exactly ${wanted}`;
  }
  if (!other || other.rowDims[axis] === rowDims[axis]) return undefined;
  return `must be as long as the first of its call (${seconds(other.durationS)}), not ${seconds(durationS)}: this model takes recordings as they are, so those of different lengths cannot share a call. Send each by itself`;
}

const seconds = (value: number) => `${Number(value.toFixed(3))} s`;

const tooMuch = (rows: number) =>
  new AppError(
    'too-large',
    `The ${rows} recordings or films of this call take more than ${MAX_BYTES / 2 ** 20} MiB as the model takes them. Send them in parts.`,
    { exceeded: { unit: 'tensorBytes', max: MAX_BYTES } },
  );
