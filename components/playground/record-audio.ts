import { wavOf } from '#components/playground/wav-of.ts';

export type RecordingUnderWay = { finished: Promise<Blob>; stop(): void };

/** Whether this browser lets this page ask for a microphone: on HTTPS and on this machine only. */
export const canRecord = () =>
  typeof navigator !== 'undefined' && navigator.mediaDevices !== undefined && typeof MediaRecorder !== 'undefined';

/**
 * Records from the microphone until it is stopped, at most `maxSeconds`. The WAV file is what the model gets: what
 * browsers record in differs, and has no length in it. Throws an Error that says what to do where it is not allowed.
 */
export async function recordAudio(maxSeconds: number): Promise<RecordingUnderWay> {
  const stream = await navigator.mediaDevices.getUserMedia({ audio: true }).catch((error: unknown) => {
    throw new Error(reasonOf(error));
  });
  const recorder = new MediaRecorder(stream);
  const parts: Blob[] = [];
  const stop = () => recorder.state !== 'inactive' && recorder.stop();
  const limit = setTimeout(stop, maxSeconds * 1000);
  const ended = new Promise<void>((resolve) => {
    recorder.ondataavailable = ({ data }) => parts.push(data);
    recorder.onstop = () => resolve();
  });
  recorder.start();
  return {
    stop,
    finished: ended.then(() => {
      clearTimeout(limit);
      for (const track of stream.getTracks()) track.stop();
      return toWav(new Blob(parts, { type: recorder.mimeType }));
    }),
  };
}

async function toWav(recorded: Blob): Promise<Blob> {
  const context = new AudioContext();
  try {
    const decoded = await context.decodeAudioData(await recorded.arrayBuffer());
    return wavOf(decoded.getChannelData(0), decoded.sampleRate);
  } finally {
    await context.close();
  }
}

function reasonOf(error: unknown): string {
  const name = error instanceof DOMException ? error.name : '';
  if (name === 'NotAllowedError')
    return 'The browser does not let this page use the microphone. Allow it, or choose a file.';
  if (name === 'NotFoundError') return 'There is no microphone. Choose a file.';
  return `The microphone cannot be used (${error instanceof Error ? error.message : error}). Choose a file.`;
}
