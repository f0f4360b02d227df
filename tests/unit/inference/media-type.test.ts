import sharp from 'sharp';
import { describe, expect, test } from 'vitest';
import { mediaTypeOf } from '#lib/inference/media-type';

const picture = sharp({ create: { width: 8, height: 8, channels: 3, background: '#123456' } });

describe('the type of a file is told by its content', () => {
  test.each(['png', 'jpeg', 'gif', 'webp', 'avif', 'tiff'] as const)('of a picture: %s', async (format) => {
    expect(mediaTypeOf(await picture.clone().toFormat(format).toBuffer())).toBe(`image/${format}`);
  });

  test.each([
    ['audio/wav', 'RIFF\x00\x00\x00\x00WAVEfmt '],
    ['audio/flac', 'fLaC\0'],
    ['audio/mpeg', 'ID3\x04'],
    ['audio/mpeg', '\xff\xfb\x90\x64'],
    ['audio/ogg', 'OggS\0\x02'],
    ['audio/mp4', '\0\0\0\x1cftypM4A '],
    ['video/mp4', '\0\0\0\x1cftypisom'],
    ['video/quicktime', '\0\0\0\x14ftypqt  '],
    ['video/webm', '\x1aE\xdf\xa3\x9fB\x86\x81\x01B\x82\x84webm'],
    ['video/x-matroska', '\x1aE\xdf\xa3\x9fB\x86\x81\x01B\x82\x88matroska'],
    ['video/x-msvideo', 'RIFF\x00\x00\x00\x00AVI LIST'],
    ['application/zip', 'PK\x03\x04'],
    ['application/x-npy', '\x93NUMPY\x01\0'],
    ['text/plain', '<svg xmlns="http://www.w3.org/2000/svg">'],
    ['text/plain', '<!doctype html>'],
    ['text/plain', ''],
    ['application/octet-stream', 'a\0b'],
    ['application/octet-stream', '\xff\xfea\0'],
  ])('%s: %j', (type, begin) => expect(mediaTypeOf(Buffer.from(begin, 'latin1'))).toBe(type));

  test('a text whose head ends within a character is text', () => {
    expect(mediaTypeOf(Buffer.from('größe').subarray(0, 3))).toBe('text/plain');
  });
});
