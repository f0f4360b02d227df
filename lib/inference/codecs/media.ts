import { fileIn } from '#lib/inference/codecs/file-value';
import { type BoundInput, type InputWriter, MAX_ERRORS, refuse } from '#lib/inference/codecs/input-writer';
import { kindOf } from '#lib/inference/codecs/scalar';
import type { MediaResult, MediaRows } from '#lib/inference/media/media-job';
import { readMedia } from '#lib/inference/media/read-media';
import type { SentFile } from '#lib/inference/sent-file';
import type { AudioFeature, VideoFeature } from '#lib/registry/feature';

/** Writes the windows of recordings, or the clips of films, each as a row of a graph input of its own. */
export function mediaWriter(feature: AudioFeature | VideoFeature, inputs: readonly BoundInput[]): InputWriter {
  const values = inputs.find(({ part }) => part === undefined)!;
  return async (rows, pointerOf, found) => {
    const read: MediaRows[] = [];
    // One after another: each is large while it is read.
    for (let r = 0; r < rows.length && found.errors.length < MAX_ERRORS; r++) {
      const result = await readFile(feature, rows[r]![feature.name]);
      if ('refused' in result) {
        refuse(found, pointerOf(r), feature.name, result.refused);
        continue;
      }
      read.push(result);
      found.notes[r] = { kind: 'windows', durationS: result.durationS, windows: result.windows };
    }
    return { [values.name]: joined(read) };
  };
}

async function readFile(feature: AudioFeature | VideoFeature, value: unknown): Promise<MediaResult> {
  const file: SentFile | null = fileIn(value);
  const what = feature.type === 'audio' ? 'a recording' : 'a film';
  if (!file)
    return { refused: `must be ${what}, as a base64 string, a data: URL or an uploaded file, not ${kindOf(value)}` };
  return feature.type === 'audio'
    ? readMedia({ kind: 'audio', file, feature })
    : readMedia({ kind: 'video', file, feature });
}

function joined(read: readonly MediaRows[]) {
  const data = new Float32Array(read.reduce((sum, rows) => sum + rows.data.length, 0));
  let offset = 0;
  for (const rows of read) {
    data.set(rows.data, offset);
    offset += rows.data.length;
  }
  const count = read.reduce((sum, { windows }) => sum + windows.length, 0);
  return { type: 'float32' as const, dims: [count, ...(read[0]?.rowDims ?? [])], data };
}
