import { mkdtempSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import type { MediaResult, MediaRows } from '#lib/inference/media/media-job';
import { openMediaProcesses } from '#lib/inference/media/media-processes';
import { readMedia } from '#lib/inference/media/read-media';
import { FileOnDisk, type SentFile } from '#lib/inference/sent-file';
import { AudioFeature } from '#lib/registry/feature';
import { audioVector, largestDifference, recording } from '#tests/support/audio-vectors';
import { childPids, cpuTicks } from '#tests/support/child-pids';
import { until } from '#tests/support/until';
import { wavFile, wavFileOfFloats } from '#tests/support/wav-file';

const folder = mkdtempSync(join(tmpdir(), 'bellwether-media-test-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const featureOf = (settings: object) =>
  AudioFeature.parse({ name: 'sound', type: 'audio', sampleRate: 16_000, ...settings });
const read = (file: SentFile, settings: object = {}): Promise<MediaResult> =>
  readMedia({ kind: 'audio', file, feature: featureOf(settings) });
const rowsOf = async (file: SentFile, settings: object = {}): Promise<MediaRows> => {
  const result = await read(file, settings);
  if ('refused' in result) throw new Error(result.refused);
  return result;
};
const onDisk = (name: string, content: Uint8Array | string): FileOnDisk => {
  const path = join(folder, name);
  writeFileSync(path, content);
  return new FileOnDisk({ path, sizeBytes: content.length, sha256: '' });
};

describe('a recording', () => {
  it.each([
    'stereo-22k-pcm_u8.wav',
    'stereo-22k-pcm_16.wav',
    'stereo-22k-pcm_24.wav',
    'stereo-22k-pcm_32.wav',
    'stereo-22k-float.wav',
    'stereo-22k.flac',
    'cd.mp3',
    'cd-vorbis.ogg',
    'cd-opus.ogg',
  ])('%s is heard as librosa hears it, to 2e-4, and has as many samples', async (name) => {
    const { data } = await rowsOf(recording(name));
    const expected = audioVector(`librosa-16k/${name}`);
    const middle = expected.samples! >> 1;
    expect(data.length).toBe(expected.samples);
    expect(largestDifference(data.subarray(middle - 200, middle + 200), expected.values)).toBeLessThan(2e-4);
  });

  it('in M4A is heard, and so is the sound of a film', async () => {
    const [m4a, film, mp3] = [
      await rowsOf(recording('cd.m4a')),
      await rowsOf(recording('film-with-sound.mp4')),
      await rowsOf(recording('cd.mp3')),
    ];
    const loudness = ({ data }: MediaRows) =>
      Math.sqrt(data.reduce((sum, value) => sum + value * value, 0) / data.length);
    expect(m4a.durationS).toBeCloseTo(0.5, 1);
    expect(loudness(m4a)).toBeCloseTo(loudness(mp3), 1);
    expect(film.durationS).toBeCloseTo(0.5, 1);
    expect(loudness(film)).toBeCloseTo(loudness(mp3), 2);
  });

  it('of silence is answered', async () => {
    const { data, durationS } = await rowsOf(wavFile({ sampleRate: 16_000, frames: 16_000 }));
    expect(durationS).toBe(1);
    expect(data.every((value) => value === 0)).toBe(true);
  });

  it('that breaks off is read as far as it goes', async () => {
    const wav = recording('chirps-16k.wav');
    expect((await rowsOf(wav.subarray(0, 44 + 16_000))).durationS).toBe(0.5);
    const mp3 = recording('cd.mp3');
    const { durationS } = await rowsOf(mp3.subarray(0, mp3.length >> 1));
    expect(durationS).toBeGreaterThan(0.15);
    expect(durationS).toBeLessThan(0.35);
  });

  it.each([
    ['nothing but a header', wavFile({ sampleRate: 16_000, frames: 0 }), /no samples/],
    [
      'text',
      new TextEncoder().encode('RIFF? No: once upon a time. '.repeat(100)),
      /none of them, whatever its name says/,
    ],
    ['a picture', Buffer.from(`${'89504e470d0a1a0a'}${'00'.repeat(4000)}`, 'hex'), /none of them|damaged|no sound/],
    [
      'noise',
      Buffer.from(Uint32Array.from({ length: 50_000 }, (_, k) => Math.imul(k, 2654435761)).buffer),
      /none of them|damaged|no s/,
    ],
    ['an M4A whose index is cut off', recording('cd.m4a').subarray(0, 3000), /breaks off/],
    ['an empty file', Buffer.alloc(0), /none of them/],
    ['a film without sound', recording('../video/h264.mp4'), /no sound/],
  ])('that is %s is refused in words', async (_, file, words) => {
    expect(await read(file)).toEqual({ refused: expect.stringMatching(words) });
  });

  it.each([
    ['is NaN', Number.NaN],
    ['is infinite', Number.NEGATIVE_INFINITY],
    ['is far beyond full scale', 1e30],
  ])('of floats, one of which %s, is refused before a model is blamed for it', async (_, value) => {
    const samples = Float32Array.from({ length: 4000 }, (_, k) => (k === 3000 ? value : Math.sin(k)));
    expect(await read(wavFileOfFloats(samples))).toEqual({ refused: expect.stringMatching(/NaN, infinite or far/) });
  });

  it('of one sample is answered, and one that states more than a converter gives is refused without a filter for it', async () => {
    expect((await rowsOf(wavFile({ sampleRate: 8000, frames: 1 }))).heard).toEqual([2]);
    expect(await read(wavFile({ sampleRate: 2 ** 31 - 1, frames: 4000 }))).toEqual({
      refused: expect.stringMatching(/at most 768,000 samples a second; this recording states 2,147,483,647/),
    });
  });

  it('whose header states more than the file has is read as far as it goes', async () => {
    const file = wavFile({ sampleRate: 16_000, frames: 16_000, statedFrames: 2 ** 30 });
    expect((await rowsOf(file)).durationS).toBe(1);
  });

  it('of two hours is refused by the length it states, without being read', async () => {
    const file = onDisk('two-hours.wav', wavFile({ sampleRate: 44_100, frames: 0, statedFrames: 7200 * 44_100 }));
    truncateSync(file.path, 44 + 7200 * 44_100 * 2);
    expect(await read(file)).toEqual({
      refused: 'must be at most 600 s long; this recording has 7200 s. Send a part of it',
    });
  });

  it('that does not say how long it is, is read no further than allowed', async () => {
    const mp3 = Buffer.concat(new Array(240).fill(recording('cd.mp3')));
    expect(await read(mp3, { maxSeconds: 20 })).toEqual({
      refused: 'must be at most 20 s long; this recording is longer. Send a part of it',
    });
  });
});

describe('a file that is a list of others', () => {
  it('has none of them opened, neither files nor addresses', async () => {
    const asked: string[] = [];
    const server = createServer((request, response) => {
      asked.push(request.url!);
      response.end(recording('cd.mp3'));
    }).listen(0, '127.0.0.1');
    await until(() => server.listening);
    const address = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    const secret = onDisk('secret.wav', recording('chirps-16k.wav'));
    const lists = {
      'hls.m3u8': `#EXTM3U\n#EXT-X-TARGETDURATION:1\n#EXTINF:1,\n${address}/a.mp3\n#EXTINF:1,\nsecret.wav\n#EXT-X-ENDLIST\n`,
      'files.m3u8': '#EXTM3U\n#EXT-X-TARGETDURATION:1\n#EXTINF:1,\nsecret.wav\n#EXT-X-ENDLIST\n',
      'list.ffconcat': 'ffconcat version 1.0\nfile secret.wav\n',
      'list.sdp': `v=0\no=- 0 0 IN IP4 127.0.0.1\ns=x\nc=IN IP4 127.0.0.1\nt=0 0\nm=audio 9 RTP/AVP 0\n`,
      'list.mpd': `<?xml version="1.0"?><MPD xmlns="urn:mpeg:dash:schema:mpd:2011" type="static" mediaPresentationDuration="PT1S"><Period><AdaptationSet mimeType="audio/mp4"><Representation id="a" bandwidth="1"><BaseURL>${address}/b.mp4</BaseURL></Representation></AdaptationSet></Period></MPD>`,
      'list.pls': `[playlist]\nFile1=${secret.path}\n`,
    };
    try {
      for (const [name, content] of Object.entries(lists))
        expect({ name, result: await read(onDisk(name, content)) }).toEqual({
          name,
          result: { refused: expect.stringMatching(/none of them/) },
        });
      expect(asked).toEqual([]);
    } finally {
      server.close();
    }
  });
});

describe('the processes that read media', () => {
  const limits = {
    loadLimitMs: 20_000,
    runLimitMs: 20_000,
    memoryBytes: 2 ** 30,
    size: 1,
    maxWaiting: 10,
    idleMs: 60_000,
  };
  const long = onDisk('long.wav', wavFile({ sampleRate: 44_100, frames: 0, statedFrames: 3600 * 44_100 }));
  truncateSync(long.path, 44 + 3600 * 44_100 * 2);
  const short = onDisk('short.wav', recording('chirps-16k.wav'));
  const order = (file: FileOnDisk) => ({
    kind: 'audio' as const,
    path: file.path,
    feature: featureOf({ maxSeconds: 7200 }),
  });
  const heard = { durationS: 1, heard: [16_000] };
  const mediaPids = () => childPids(process.pid, 'media-child');

  it('are ended by a file that takes too long, which costs its call alone', async () => {
    const processes = openMediaProcesses({ ...limits, runLimitMs: 100 });
    const results = await Promise.all([processes.read(order(long)), processes.read(order(short))]);
    expect(results[0]).toEqual({ refused: expect.stringMatching(/read within 0.1 s/) });
    expect(results[1]).toMatchObject(heard);
    processes.stop();
  });

  it('are ended by a file that takes too much memory, which costs its call alone', async () => {
    const processes = openMediaProcesses({ ...limits, memoryBytes: 180 * 2 ** 20 });
    const results = await Promise.all([processes.read(order(long)), processes.read(order(short))]);
    expect(results[0]).toEqual({ refused: expect.stringMatching(/memory/) });
    expect(results[1]).toMatchObject(heard);
    processes.stop();
  });

  it('may die of a file, which costs its call alone', async () => {
    const processes = openMediaProcesses(limits);
    const before = new Set(mediaPids());
    await processes.read(order(short));
    const [pid] = mediaPids().filter((found) => !before.has(found));
    const dying = processes.read(order(long));
    const waiting = processes.read(order(short));
    const idleTicks = cpuTicks(pid!);
    await until(() => cpuTicks(pid!) > idleTicks + 5);
    process.kill(pid!, 'SIGKILL');
    expect(await dying).toEqual({ refused: expect.stringMatching(/ended its process \(SIGKILL\)/) });
    expect(await waiting).toMatchObject(heard);
    processes.stop();
  });

  it('take no more than so many files at once', async () => {
    const processes = openMediaProcesses({ ...limits, maxWaiting: 1 });
    const [first, second, third] = [0, 1, 2].map(() => processes.read(order(short)));
    await expect(third).rejects.toMatchObject({ code: 'overloaded' });
    expect(await Promise.all([first, second])).toMatchObject([heard, heard]);
    processes.stop();
  });

  it('end when nothing comes for a while, and start again on need', async () => {
    const processes = openMediaProcesses({ ...limits, idleMs: 50 });
    const before = mediaPids().length;
    expect(await processes.read(order(short))).toMatchObject(heard);
    await until(() => mediaPids().length === before);
    expect(await processes.read(order(short))).toMatchObject(heard);
    processes.stop();
  });

  it('know nothing of the platform but their work', async () => {
    const processes = openMediaProcesses(limits);
    const before = new Set(mediaPids());
    await processes.read(order(short));
    const [pid] = mediaPids().filter((found) => !before.has(found));
    const names = readFileSync(`/proc/${pid}/environ`, 'latin1')
      .split('\0')
      .map((line) => line.split('=')[0]);
    expect(names.filter((name) => /DATABASE|SECRET|KEY|REDIS|DATA_DIR/.test(name!))).toEqual([]);
    processes.stop();
  });
});
