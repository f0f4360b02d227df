import { describe, expect, it } from 'vitest';
import { byteRange } from '#lib/http/byte-range';

describe('the part a player asks for', () => {
  it.each([
    ['bytes=0-', { start: 0, end: 99 }],
    ['bytes=10-19', { start: 10, end: 19 }],
    ['bytes=90-1000', { start: 90, end: 99 }],
    ['bytes=-7', { start: 93, end: 99 }],
    ['bytes=-1000', { start: 0, end: 99 }],
    ['bytes=99-99', { start: 99, end: 99 }],
  ])('%s of 100 bytes', (header, range) => {
    expect(byteRange(header, 100)).toEqual(range);
  });

  it.each([undefined, '', 'bytes=', 'bytes=-', 'bytes=5-3', 'bytes=100-', 'bytes=-0', 'bytes=0-1,5-6', 'rows=0-1'])(
    '%j is answered with the whole',
    (header) => {
      expect(byteRange(header, 100)).toBeNull();
    },
  );
});
