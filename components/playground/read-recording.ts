import { peaksOf } from '#components/playground/peaks-of.ts';
import { sampleRateOf } from '#components/playground/sample-rate-of.ts';

export type Recording = { durationS: number; channelCount: number; sampleRate: number | null; peaks: number[] };

/** Decoded at this rate: enough to draw, and a long recording stays small. */
const drawnRate = 8_000;
const peakCount = 400;
/** Half an hour of MP3; a longer recording would fill the page's memory. */
export const mostDrawnBytes = 30_000_000;

/** What a recording holds, to be drawn; null where the browser cannot decode it, or should not. */
export async function readRecording(blob: Blob): Promise<Recording | null> {
  if (blob.size > mostDrawnBytes) return null;
  const bytes = await blob.arrayBuffer();
  const sampleRate = sampleRateOf(new Uint8Array(bytes.slice(0, 65_536)));
  try {
    const decoded = await new OfflineAudioContext(1, 1, drawnRate).decodeAudioData(bytes);
    const channels = Array.from({ length: decoded.numberOfChannels }, (_, index) => decoded.getChannelData(index));
    return {
      durationS: decoded.duration,
      channelCount: decoded.numberOfChannels,
      sampleRate,
      peaks: peaksOf(channels, peakCount),
    };
  } catch {
    return null;
  }
}
