import { AV_LOG_QUIET } from 'node-av/constants';
import { Dictionary, FormatContext, Log } from 'node-av/lib';

/**
 * The containers that are read, by FFmpeg's names. None of them names another file or address: playlists (hls, dash),
 * concat, sdp and the like are left out, since a file that is sent must not decide what else is opened.
 */
const containers = [
  'wav,w64,aiff,au,caf,mp3,flac,ogg,aac,ac3,amr,wv,tta,ape',
  'mov,matroska,avi,mpegts,mpeg,flv,asf,h264,hevc,m4v,mpegvideo,ivf',
].join(',');

Log.setLevel(AV_LOG_QUIET);

/** An open file whose streams are known, or null where it is no recording or film that can be read. */
export function openMedia(path: string): FormatContext | null {
  const format = new FormatContext();
  format.allocContext();
  const options = Dictionary.fromObject({ protocol_whitelist: 'file', format_whitelist: containers });
  if (format.openInputSync(`file:${path}`, null, options) < 0) return null;
  if (format.findStreamInfoSync() >= 0 && format.nbStreams > 0) return format;
  format.closeInputSync();
  return null;
}

/** The length a container states in seconds; null where it states none, or one that was only guessed from its size. */
export function statedSeconds(format: FormatContext): number | null {
  // Without an index of its own, the length of such a stream is its size by its first rate.
  if (/^(mp3|aac|ac3|mpeg|mpegts|h264|hevc|m4v|mpegvideo)$/.test(format.iformat?.name ?? '')) return null;
  return format.duration > 0n ? Number(format.duration) / 1e6 : null;
}
