import { AVMEDIA_TYPE_AUDIO } from 'node-av/constants';
import { Codec, CodecContext, type FormatContext, Frame, Packet, type Stream } from 'node-av/lib';
import { openMonoFrames } from './mono-frames.ts';
import { openMedia, statedSeconds } from './open-media.ts';
import { collectSound, type SoundLimits, tooLong } from './sound.ts';

/**
 * The sound of a recording, or of a film, as one channel (the mean of all) with full scale at ±1. Stops where it is
 * longer than allowed. A file that breaks off is read as far as it goes, as libsndfile does.
 */
export function decodeAudio(path: string, limits: SoundLimits): Float32Array | { refused: string } {
  const format = openMedia(path);
  if (!format) return { refused: noRecording };
  try {
    const index = format.findBestStream(AVMEDIA_TYPE_AUDIO);
    if (index < 0) return { refused: 'must be a recording; this file has no sound in it' };
    const stated = statedSeconds(format);
    if (stated !== null && stated > limits.maxSeconds + 1) return { refused: tooLong(limits.maxSeconds, stated) };
    return decodeStream(format, format.streams[index]!, limits);
  } finally {
    format.closeInputSync();
  }
}

function decodeStream(format: FormatContext, stream: Stream, limits: SoundLimits): Float32Array | { refused: string } {
  const decoder = openDecoder(stream);
  if (!decoder) return { refused: 'must be a recording whose coding is known; this one cannot be decoded' };
  const sound = collectSound(limits);
  const mono = openMonoFrames();
  const packet = new Packet();
  const frame = new Frame();
  packet.alloc();
  frame.alloc();
  let packets = 0;
  let damaged = 0;
  const receive = () => {
    while (decoder.receiveFrameSync(frame) === 0) {
      sound.add(mono.samplesOf(frame), frame.sampleRate);
      frame.unref();
    }
  };
  try {
    while (!sound.isRefused() && format.readFrameSync(packet) >= 0) {
      if (packet.streamIndex === stream.index) {
        packets++;
        if (decoder.sendPacketSync(packet) < 0) damaged++;
        receive();
      }
      packet.unref();
    }
    decoder.sendPacketSync(null);
    receive();
    const samples = sound.end();
    return damaged > packets / 10 ? { refused: isDamaged } : samples;
  } finally {
    mono.close();
    packet.free();
    frame.free();
    decoder.freeContext();
  }
}

function openDecoder(stream: Stream): CodecContext | null {
  const codec = Codec.findDecoder(stream.codecpar.codecId);
  if (!codec) return null;
  const context = new CodecContext();
  context.allocContext3(codec);
  context.parametersToContext(stream.codecpar);
  context.pktTimebase = stream.timeBase;
  context.threadCount = 1;
  if (context.open2Sync(codec) >= 0) return context;
  context.freeContext();
  return null;
}

const noRecording =
  'must be a recording such as WAV, MP3, FLAC, OGG or M4A; this file is none of them, whatever its name says, or breaks off too early';

const isDamaged = 'must be a recording; this file is damaged, or no recording at all';
