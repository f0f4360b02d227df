import {
  AV_CODEC_ID_AV1,
  AV_CODEC_ID_GIF,
  AV_CODEC_ID_H264,
  AV_CODEC_ID_HEVC,
  AV_CODEC_ID_MJPEG,
  AV_CODEC_ID_MPEG2VIDEO,
  AV_CODEC_ID_MPEG4,
  AV_CODEC_ID_PRORES,
  AV_CODEC_ID_VP8,
  AV_CODEC_ID_VP9,
  AV_DISPOSITION_ATTACHED_PIC,
  AV_LOG_QUIET,
  AV_NOPTS_VALUE,
  AV_PKT_DATA_DISPLAYMATRIX,
  AV_PKT_FLAG_DISCARD,
  AVDISCARD_ALL,
  AVMEDIA_TYPE_VIDEO,
} from 'node-av/constants';
import { avGetCodecName, Codec, Dictionary, FormatContext, InputFormat, Log, Packet, type Stream } from 'node-av/lib';
import type { VideoContainer } from './video-container.ts';

Log.setLevel(AV_LOG_QUIET);

/** 4096 × 2304: a decoder holds up to some twenty frames at once. */
export const MAX_FRAME_PIXELS = 4096 * 2304;
const MAX_FRAMES = 1_000_000;

const decoded = new Set([
  AV_CODEC_ID_AV1,
  AV_CODEC_ID_GIF,
  AV_CODEC_ID_H264,
  AV_CODEC_ID_HEVC,
  AV_CODEC_ID_MJPEG,
  AV_CODEC_ID_MPEG2VIDEO,
  AV_CODEC_ID_MPEG4,
  AV_CODEC_ID_PRORES,
  AV_CODEC_ID_VP8,
  AV_CODEC_ID_VP9,
]);
const decoderNames = 'libdav1d,gif,h264,hevc,mjpeg,mpeg2video,mpeg4,prores,vp8,vp9';

/** An opened film whose frames are known by their timestamps, before any is decoded. */
export type Film = {
  format: FormatContext;
  stream: Stream;
  codec: Codec;
  /** Of every frame that is shown, ascending, in ticks of the stream. */
  timestamps: Float64Array;
  /** Whether a frame's timestamp is known by its place only: AVI states no times of presentation. */
  isCounted: boolean;
  /** Of the frames that can be decoded without those before; a subset of `timestamps`, ascending. */
  keyTimestamps: Float64Array;
  /** From the first frame's beginning to the last one's end. */
  durationS: number;
  secondsPerTick: number;
  /** How the picture is laid on the screen: a, b, c, d of the display matrix, where there is one. */
  display: readonly [number, number, number, number] | null;
};

/** Opens a film and lists its frames; `refused` in words where that cannot be. */
export function openFilm(
  path: string,
  container: VideoContainer,
  { maxSeconds }: { maxSeconds: number },
): Film | { refused: string } {
  const format = new FormatContext();
  const film = listFilm(format, path, container, maxSeconds);
  if ('refused' in film) format.closeInputSync();
  return film;
}

function listFilm(format: FormatContext, path: string, container: VideoContainer, maxSeconds: number) {
  const options = Dictionary.fromObject({ protocol_whitelist: 'file', codec_whitelist: decoderNames });
  if (format.openInputSync(`file:${path}`, InputFormat.findInputFormat(container), options) < 0) return unreadable;
  if (format.findStreamInfoSync() < 0) return unreadable;
  const stream = pictureStream(format);
  if (!stream) return { refused: 'must be a film; this file has no moving pictures' };
  const { codecId, width, height } = stream.codecpar;
  const codec = decoded.has(codecId) ? Codec.findDecoder(codecId) : null;
  if (!codec) {
    return {
      refused: `must be a film whose pictures can be read here; these are ${avGetCodecName(codecId) ?? 'unknown'}`,
    };
  }
  if (width * height > MAX_FRAME_PIXELS) {
    return { refused: `must have at most 4096 × 2304 pixels a frame, not ${width} × ${height}` };
  }
  const secondsPerTick = stream.timeBase.num / stream.timeBase.den;
  const listed = listFrames(format, stream, maxSeconds / secondsPerTick, container === 'gif');
  if ('refused' in listed) return listed;
  const { timestamps, lastTicks } = listed;
  if (timestamps.length === 0) return { refused: 'must be a film; this one has no frames' };
  if (container === 'gif' && timestamps.length === 1) return { refused: 'must be a film; this GIF is a still picture' };
  const durationS = (timestamps.at(-1)! + lastTicks - timestamps[0]!) * secondsPerTick;
  return { format, stream, codec, ...listed, durationS, secondsPerTick, display: displayOf(stream) };
}

const unreadable = { refused: 'must be a whole film; this file is damaged, cut off or empty' };

/** The film's pictures, not the cover of a recording. */
function pictureStream(format: FormatContext): Stream | null {
  const index = format.findBestStream(AVMEDIA_TYPE_VIDEO);
  const stream = index < 0 ? undefined : format.streams[index];
  if (!stream || stream.hasDisposition(AV_DISPOSITION_ATTACHED_PIC)) return null;
  for (const other of format.streams) if (other.index !== index) other.discard = AVDISCARD_ALL;
  return stream;
}

/** Reads all packets, decoding none, up to the first that is later than `maxTicks` after the first. */
function listFrames(format: FormatContext, stream: Stream, maxTicks: number, isGif: boolean) {
  const timestamps: number[] = [];
  const keyTimestamps: number[] = [];
  const tooLong = {
    refused: `must be at most ${formatSeconds(maxTicks * (stream.timeBase.num / stream.timeBase.den))} long`,
  };
  const isVp8 = stream.codecpar.codecId === AV_CODEC_ID_VP8;
  using packet = new Packet();
  packet.alloc();
  let lastTicks = 0;
  let latest = Number.NEGATIVE_INFINITY;
  let isCounted = false;
  for (; format.readFrameSync(packet) >= 0; packet.unref()) {
    if (packet.streamIndex !== stream.index || packet.hasFlags(AV_PKT_FLAG_DISCARD) || packet.size === 0) continue;
    // A VP8 packet may hold a frame that is never shown, and only helps to decode others (RFC 6386, 9.1).
    if (isVp8 && (packet.data![0]! & 0x10) === 0) continue;
    const timestamp = Number(packet.pts === AV_NOPTS_VALUE ? packet.dts : packet.pts);
    isCounted ||= packet.pts === AV_NOPTS_VALUE;
    timestamps.push(timestamp);
    // A GIF's later pictures change the one before, whatever its packets say.
    if (packet.isKeyframe && !(isGif && timestamps.length > 1)) keyTimestamps.push(timestamp);
    if (timestamp >= latest) [latest, lastTicks] = [timestamp, Number(packet.duration)];
    if (timestamp - timestamps[0]! > maxTicks) return tooLong;
    if (timestamps.length > MAX_FRAMES)
      return { refused: `must have at most ${MAX_FRAMES.toLocaleString('en')} frames` };
  }
  const shown = Float64Array.from(timestamps).sort();
  if (latest + lastTicks - shown[0]! > maxTicks) return tooLong;
  const keys = isCounted ? shown.slice(0, 1) : Float64Array.from(keyTimestamps).sort();
  return { timestamps: shown, keyTimestamps: keys, isCounted, lastTicks };
}

function displayOf(stream: Stream): Film['display'] {
  const matrix = stream.codecpar.getCodedSideData(AV_PKT_DATA_DISPLAYMATRIX);
  if (!matrix || matrix.length < 36) return null;
  return [matrix.readInt32LE(0), matrix.readInt32LE(4), matrix.readInt32LE(12), matrix.readInt32LE(16)];
}

function formatSeconds(seconds: number): string {
  return seconds < 120 ? `${Math.round(seconds)} seconds` : `${Math.round(seconds / 60)} minutes`;
}
