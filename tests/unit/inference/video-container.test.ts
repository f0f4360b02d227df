import { mkdtemp, open, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, expect, it } from 'vitest';
import { sniffContainer } from '../../../workers/media/video-container.ts';
import { isCutOff } from '../../../workers/media/video-cut-off.ts';

const folder = await mkdtemp(join(tmpdir(), 'video-container-'));
afterAll(() => rm(folder, { recursive: true }));

async function sniff(bytes: Uint8Array | string) {
  const path = join(folder, 'film.mp4');
  await writeFile(path, bytes);
  const file = await open(path);
  try {
    const container = await sniffContainer(file);
    if (typeof container !== 'string') return container;
    return { container, isCutOff: await isCutOff(file, container, bytes.length) };
  } finally {
    await file.close();
  }
}

const film = (name: string) =>
  readFile(fileURLToPath(new URL(`../../support/fixtures/video/${name}`, import.meta.url)));

it.each([
  ['h264.mp4', 'mov'],
  ['long-gaps.mp4', 'mov'],
  ['turned.mov', 'mov'],
  ['vp9.webm', 'matroska'],
  ['av1.mkv', 'matroska'],
  ['mpeg4.avi', 'avi'],
  ['animated.gif', 'gif'],
])('knows %s by its first bytes, and when its end is missing', async (name, container) => {
  const bytes = await film(name);
  expect(await sniff(bytes)).toEqual({ container, isCutOff: false });
  expect(await sniff(bytes.subarray(0, bytes.length - 1))).toEqual({ container, isCutOff: true });
  expect(await sniff(bytes.subarray(0, bytes.length / 2))).toEqual({ container, isCutOff: true });
});

it('takes a film that is still open-ended, as a browser records it', async () => {
  const bytes = await film('vp9.webm');
  const segment = bytes.indexOf(Buffer.from('18538067', 'hex')) + 4;
  bytes.fill(0xff, segment + 1, segment + 8);
  bytes[segment] = 0x01;
  expect(await sniff(bytes.subarray(0, bytes.length - 100))).toEqual({ container: 'matroska', isCutOff: false });
});

it('opens no list of other files, whatever its name', async () => {
  const list = { isNot: 'a list of other files' };
  expect(await sniff('#EXTM3U\n#EXTINF:10,\nfile:///etc/passwd\n')).toEqual(list);
  expect(await sniff("ffconcat version 1.0\nfile '/etc/passwd'\n")).toEqual(list);
  expect(await sniff('<?xml version="1.0"?>\n<MPD xmlns="urn:mpeg:dash:schema:mpd:2011">')).toEqual(list);
});

it.each([
  ['a picture', '\x89PNG\r\n\x1a\n'],
  ['a picture', '\0\0\0\x1cftypavif\0\0\0\0'],
  ['a picture', '\0\0\0\x18ftypheic\0\0\0\0'],
  ['a recording without pictures', 'RIFF\x24\0\0\0WAVEfmt '],
  ['a recording without pictures', 'ID3\x04\0'],
  ['something else', 'PK\x03\x04'],
  ['an empty file', ''],
])('says %s of a renamed file', async (isNot, head) => {
  expect(await sniff(Buffer.from(head, 'latin1'))).toEqual({ isNot });
});
