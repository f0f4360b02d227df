import { randomBytes } from 'node:crypto';
import { statSync } from 'node:fs';
import { join } from 'node:path';
import sharp from 'sharp';

/** Writes a picture of noise, which does not compress, of about so many bytes; gives its path. */
export async function writeLargePicture(folder: string, sizeBytes: number): Promise<string> {
  const side = Math.floor(Math.sqrt(sizeBytes / 3));
  const path = join(folder, 'photo.png');
  await sharp(randomBytes(side * side * 3), { raw: { width: side, height: side, channels: 3 } })
    .png({ compressionLevel: 0 })
    .toFile(path);
  if (statSync(path).size < sizeBytes * 0.99) throw new Error('The picture became smaller than it should be.');
  return path;
}
