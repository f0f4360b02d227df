/** ITU-R BT.601 luma of RGB pixels, in the fixed point that Pillow's `convert("L")` uses. */
export function luma(rgb: Uint8Array): Uint8Array {
  const grey = new Uint8Array(rgb.length / 3);
  for (let p = 0, at = 0; p < grey.length; p++) {
    grey[p] = (rgb[at++]! * 19_595 + rgb[at++]! * 38_470 + rgb[at++]! * 7_471 + 32_768) >> 16;
  }
  return grey;
}

/** Inks on white paper, each taking away its share: Pillow's `convert("RGB")`, which knows no colour profile. */
export function cmykToRgb(cmyk: Uint8Array): Uint8Array {
  const rgb = new Uint8Array((cmyk.length / 4) * 3);
  for (let from = 0, at = 0; from < cmyk.length; from += 4) {
    const paper = 255 - cmyk[from + 3]!;
    for (let ink = 0; ink < 3; ink++) rgb[at++] = Math.max(0, paper - Math.round((cmyk[from + ink]! * paper) / 255));
  }
  return rgb;
}
