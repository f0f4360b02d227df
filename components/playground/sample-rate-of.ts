/** The rates of an MPEG audio frame header, by version (ISO 11172-3, 13818-3; 2.5 is Fraunhofer's). */
const mpegRates: Readonly<Record<number, readonly number[]>> = {
  3: [44_100, 48_000, 32_000],
  2: [22_050, 24_000, 16_000],
  0: [11_025, 12_000, 8_000],
};

/**
 * The sampling rate a recording says it has, in Hz, from its first kilobytes: WAV, FLAC, OGG (Vorbis, Opus), MP3;
 * null for others. Browsers decode to the rate of the device and do not tell.
 */
export function sampleRateOf(bytes: Uint8Array): number | null {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const find = (text: string) => indexOf(bytes, text);
  try {
    if (find('RIFF') === 0) return view.getUint32(find('fmt ') + 12, true);
    if (find('fLaC') === 0) return view.getUint32(18) >>> 12;
    if (find('OggS') === 0) {
      const vorbis = find('\x01vorbis');
      if (vorbis > 0) return view.getUint32(vorbis + 12, true);
      return find('OpusHead') > 0 ? 48_000 : null;
    }
    if (find('ID3') === 0) return mpegRate(bytes.subarray(tagLength(bytes)));
    return mpegRate(bytes);
  } catch {
    return null;
  }
}

/** An ID3 tag says its length in four times seven bits. */
const tagLength = (bytes: Uint8Array) => 10 + bytes.subarray(6, 10).reduce((length, byte) => length * 128 + byte, 0);

function mpegRate(bytes: Uint8Array): number | null {
  if (bytes[0] !== 0xff || (bytes[1]! & 0xe6) === 0xe0 || bytes[1]! < 0xe0) return null;
  return mpegRates[(bytes[1]! >> 3) & 3]?.[(bytes[2]! >> 2) & 3] ?? null;
}

function indexOf(bytes: Uint8Array, text: string): number {
  const wanted = Array.from(text, (character) => character.charCodeAt(0));
  return bytes.findIndex((_, at) => wanted.every((byte, offset) => bytes[at + offset] === byte));
}
