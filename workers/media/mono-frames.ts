import { AV_CH_LAYOUT_MONO, AV_CHANNEL_ORDER_NATIVE, AV_SAMPLE_FMT_FLT, type AVSampleFormat } from 'node-av/constants';
import { type Frame, SoftwareResampleContext } from 'node-av/lib';

/** Brings FFmpeg's frames of sound, whatever they hold, to one channel of 32-bit floats. */
export type MonoFrames = { samplesOf(frame: Frame): Float32Array; close(): void };

/** The mean of all channels, at the rate the frames have. */
export function openMonoFrames(): MonoFrames {
  let context: SoftwareResampleContext | null = null;
  let form = '';
  return {
    samplesOf(frame) {
      const { format, sampleRate, channels, nbSamples } = frame;
      // A stream may change its form midway.
      if (!context || form !== `${format} ${sampleRate} ${channels}`) {
        context?.free();
        context = contextFor(frame);
        form = `${format} ${sampleRate} ${channels}`;
      }
      const samples = new Float32Array(nbSamples);
      const written = context.convertSync([Buffer.from(samples.buffer)], nbSamples, frame.extendedData, nbSamples);
      return samples.subarray(0, Math.max(0, written));
    },
    close: () => context?.free(),
  };
}

function contextFor({ channelLayout, channels, format, sampleRate }: Frame): SoftwareResampleContext {
  const context = new SoftwareResampleContext();
  const mono = { order: AV_CHANNEL_ORDER_NATIVE, mask: AV_CH_LAYOUT_MONO, nbChannels: 1 };
  const sampleFormat = format as AVSampleFormat;
  context.allocSetOpts2(mono, AV_SAMPLE_FMT_FLT, sampleRate, channelLayout, sampleFormat, sampleRate);
  context.setMatrix(new Array<number>(channels).fill(1 / channels), channels);
  if (context.init() < 0) throw new Error(`FFmpeg does not mix ${channels} channels of format ${format}.`);
  return context;
}
