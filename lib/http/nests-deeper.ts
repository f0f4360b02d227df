const quote = 0x22;
const backslash = 0x5c;
const openings = [0x5b, 0x7b];
const closings = [0x5d, 0x7d];

/** Whether brackets of a JSON text, those in its strings aside, nest deeper than `most`. */
export function nestsDeeper(json: Uint8Array, most: number): boolean {
  if (json.length <= most) return false;
  let depth = 0;
  for (let k = 0; k < json.length; k++) {
    const byte = json[k]!;
    if (byte === quote) k = endOfString(json, k);
    else if (byte === openings[0] || byte === openings[1]) {
      if (++depth > most) return true;
    } else if (byte === closings[0] || byte === closings[1]) depth--;
  }
  return false;
}

function endOfString(json: Uint8Array, start: number): number {
  for (let k = start + 1; k < json.length; k++) {
    if (json[k] === quote) return k;
    if (json[k] === backslash) k++;
  }
  return json.length;
}
