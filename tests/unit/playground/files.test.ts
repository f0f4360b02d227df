import { expect, it } from 'vitest';
import { fileOf } from '#components/playground/field-file.ts';
import { initialValues, isFile, onlyFile, rowOf } from '#components/playground/field-values.ts';
import { sentInputOf } from '#components/playground/sent-input-of.ts';
import { withoutFiles } from '#components/playground/written-row.ts';
import { Manifest } from '#lib/registry/manifest';

const wav = `data:audio/wav;base64,${Buffer.from('RIFF....WAVEfmt and so on').toString('base64')}`;
const { features } = Manifest.parse({
  task: 'audio-classification',
  features: [{ name: 'sound', type: 'audio', sampleRate: 16_000 }],
});

it('makes a file of an example that is a data: URL, and sends it as it is', async () => {
  const values = initialValues({ features, examples: [{ input: { sound: wav } }] });
  const file = onlyFile(features, values);
  expect(file?.fileName).toBe('sound.wav');
  expect(file?.blob.type).toBe('audio/wav');
  expect(await file?.blob.text()).toBe('RIFF....WAVEfmt and so on');
  expect(sentInputOf(features, values)).toEqual({ kind: 'audio', url: file?.url });
});

it('tells what bare base64 is by its beginning', () => {
  const values = initialValues({ features, examples: [{ input: { sound: wav.slice(wav.indexOf(',') + 1) } }] });
  expect(onlyFile(features, values)?.blob.type).toBe('audio/wav');
});

it('leaves a field empty whose example is no file at all', () => {
  expect(initialValues({ features, examples: [{ input: { sound: 'not base64!' } }] }).sound).toBeUndefined();
});

it('sends a tensor as a file where one was chosen, and writes no file out on the screen', () => {
  const tensor = Manifest.parse({ task: 'tensor', features: [{ name: 'x', type: 'tensor' }] }).features;
  const file = fileOf(new Blob(['\x93NUMPY']), 'x.npy');
  const { row, problems } = rowOf(tensor, { x: file });
  expect(problems).toEqual([]);
  expect(isFile(row.x)).toBe(true);
  expect(onlyFile(tensor, { x: file })).toBe(file);
  expect(withoutFiles(row)).toEqual({ x: 'data:;base64,…' });
});

it('draws answers over the text that was sent, and not over the second half of a pair', () => {
  const pair = Manifest.parse({
    task: 'text-classification',
    features: [
      { name: 'second', type: 'text', pairOf: 'first' },
      { name: 'first', type: 'text', tokens: { inputs: { ids: 'ids' }, maxTokens: 8 } },
    ],
  }).features;
  expect(sentInputOf(pair, { first: 'Hello', second: 'there' })).toEqual({ kind: 'text', text: 'Hello' });
});
