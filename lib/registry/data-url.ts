/** Bytes as a data URL; works in the browser as on the server. */
export function dataUrl(mediaType: string, bytes: Uint8Array): string {
  let text = '';
  // In pieces: a call takes only so many arguments.
  for (let at = 0; at < bytes.length; at += 8192) text += String.fromCharCode(...bytes.subarray(at, at + 8192));
  return `data:${mediaType};base64,${btoa(text)}`;
}
