import {
  AV_NOPTS_VALUE,
  AV_PIX_FMT_BGRA,
  AV_PIX_FMT_RGB24,
  AV_PIX_FMT_RGBA,
  AV_PIX_FMT_YUVA420P,
  AVERROR_EAGAIN,
  AVSEEK_FLAG_BACKWARD,
  SWS_BILINEAR,
} from 'node-av/constants';
import { CodecContext, Frame, Packet, SoftwareScaleContext } from 'node-av/lib';
import { type Film, MAX_FRAME_PIXELS } from './video-film.ts';

/** A frame's pixels, row by row, as the film holds it: not yet turned. */
export type DecodedFrame = { timestamp: number; data: Buffer; width: number; height: number; channels: 3 | 4 };

/**
 * Decodes the frames of the given timestamps (ascending, each one of `film.timestamps`), one at a time: from the
 * keyframe before each, so that of a long film little is decoded. Where less of its end can be decoded than it lists, the
 * last frame stands for up to a second; else it ends early.
 */
export async function* decodeFrames(film: Film, timestamps: readonly number[]): AsyncGenerator<DecodedFrame> {
  using decoder = openDecoder(film);
  using packet = new Packet();
  using received = new Frame();
  using frame = new Frame();
  packet.alloc();
  received.alloc();
  frame.alloc();
  const { format, stream, keyTimestamps, timestamps: all, isCounted } = film;
  let position = Number.POSITIVE_INFINITY;
  let count = 0;

  /** Leaves the next frame in `frame` and its timestamp in `position`; false at the end of the film. */
  function next(): boolean {
    for (;;) {
      const state = decoder.receiveFrameSync(received);
      if (state >= 0) {
        frame.unref();
        frame.ref(received);
        const best = frame.bestEffortTimestamp;
        // A frame without a time of its own comes right after the one before.
        position = isCounted ? (all[count++] ?? position + 1) : best === AV_NOPTS_VALUE ? position + 1 : Number(best);
        return true;
      }
      if (state !== AVERROR_EAGAIN) return false;
      const read = format.readFrameSync(packet);
      if (read >= 0 && packet.streamIndex !== stream.index) {
        packet.unref();
        continue;
      }
      // A damaged packet is passed over, as players do; the frames it spoils are missing.
      decoder.sendPacketSync(read >= 0 ? packet : null);
      packet.unref();
    }
  }

  function seek(key: number): void {
    format.seekFrameSync(stream.index, BigInt(key), AVSEEK_FLAG_BACKWARD);
    decoder.flushBuffers();
    position = key - 1;
    count = 0;
  }

  for (const wanted of timestamps) {
    let key = lastAtMost(keyTimestamps, wanted);
    if (position > wanted || (keyTimestamps[key] ?? all[0]!) > position) {
      // Some files seek past where they should: then from a keyframe earlier.
      for (; ; key--) {
        seek(keyTimestamps[key] ?? all[0]!);
        if (!next()) return;
        if (position <= wanted || key < 0) break;
      }
    }
    while (position < wanted && next());
    if ((wanted - position) * film.secondsPerTick > 1) return;
    yield { timestamp: wanted, ...toRgb(frame) };
  }
}

function openDecoder({ codec, stream }: Film): CodecContext {
  const decoder = new CodecContext();
  decoder.allocContext3(codec);
  decoder.parametersToContext(stream.codecpar);
  decoder.pktTimebase = stream.timeBase;
  // Each thread would hold frames of its own; the process next door has a film to read, too.
  decoder.threadCount = 1;
  // What a stream says of its size at the start, it may say otherwise later. (A dictionary given to open2Sync is freed twice.)
  decoder.setOption('max_pixels', BigInt(MAX_FRAME_PIXELS));
  if (decoder.open2Sync(codec) < 0) throw new Error(`The decoder ${codec.name} does not open.`);
  return decoder;
}

/** The frame in the colours it says it has, by swscale, at its own size. */
function toRgb(frame: Frame): Omit<DecodedFrame, 'timestamp'> {
  const { width, height } = frame;
  const hasAlpha = frame.format === AV_PIX_FMT_BGRA || frame.format === AV_PIX_FMT_YUVA420P;
  using rgb = new Frame();
  rgb.alloc();
  rgb.format = hasAlpha ? AV_PIX_FMT_RGBA : AV_PIX_FMT_RGB24;
  rgb.width = width;
  rgb.height = height;
  using scaler = new SoftwareScaleContext();
  scaler.allocContext();
  scaler.setOption('flags', SWS_BILINEAR);
  if (rgb.getBuffer() < 0 || scaler.scaleFrameSync(rgb, frame) < 0) throw new Error('A frame cannot become RGB.');
  return { data: rgb.toBuffer(), width, height, channels: hasAlpha ? 4 : 3 };
}

/** The index of the last value that is at most `limit`; -1 where none is. */
function lastAtMost(ascending: Float64Array, limit: number): number {
  let [low, high] = [0, ascending.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (ascending[middle]! <= limit) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}
