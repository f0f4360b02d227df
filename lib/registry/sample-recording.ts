import { dataUrl } from '#lib/registry/data-url';

/**
 * A recording as a WAV data URL of 16 bits, one channel: two tones that swell and fade, their pitch told by `random`.
 * Source: Multimedia Programming Interface and Data Specifications 1.0 (WAVE).
 */
export function sampleRecording(sampleRate: number, seconds: number, random: () => number): string {
  const count = Math.max(1, Math.round(sampleRate * seconds));
  const [low, high] = [150 + 250 * random(), 500 + 1000 * random()];
  const bytes = new Uint8Array(44 + 2 * count);
  const view = new DataView(bytes.buffer);
  const text = (at: number, letters: string) =>
    bytes.set(
      Array.from(letters, (letter) => letter.charCodeAt(0)),
      at,
    );
  text(0, 'RIFF');
  view.setUint32(4, 36 + 2 * count, true);
  text(8, 'WAVEfmt ');
  view.setUint32(16, 16, true);
  view.setUint16(20, 1, true);
  view.setUint16(22, 1, true);
  view.setUint32(24, sampleRate, true);
  view.setUint32(28, 2 * sampleRate, true);
  view.setUint16(32, 2, true);
  view.setUint16(34, 16, true);
  text(36, 'data');
  view.setUint32(40, 2 * count, true);
  for (let n = 0; n < count; n++) {
    const turn = (2 * Math.PI * n) / sampleRate;
    const swell = Math.sin((Math.PI * n) / count);
    const value = swell * (0.4 * Math.sin(low * turn) + 0.2 * Math.sin(high * turn));
    view.setInt16(44 + 2 * n, Math.round(value * 32_767), true);
  }
  return dataUrl('audio/wav', bytes);
}
