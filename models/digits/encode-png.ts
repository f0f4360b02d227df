import sharp from 'sharp';

/** A grey picture, one byte a pixel, as a small PNG in base64; `size` brings it to another size first. */
export async function encodePng(
  picture: Uint8Array,
  { side, size = side }: { side: number; size?: number },
): Promise<string> {
  const image = sharp(picture, { raw: { width: side, height: side, channels: 1 } })
    .resize(size, size, { kernel: 'cubic' })
    .toColourspace('b-w');
  return (await image.png({ compressionLevel: 9 }).toBuffer()).toString('base64');
}
