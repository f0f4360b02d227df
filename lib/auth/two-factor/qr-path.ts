import { create } from 'qrcode';
import { z } from 'zod';

export const QrPath = z.object({
  size: z.int().describe('Modules along one side, without the white border of four that scanners want.'),
  path: z.string().describe('SVG path of the dark modules, each one unit wide.'),
});
export type QrPath = z.infer<typeof QrPath>;

/** A QR code (ISO/IEC 18004) of `text` as one SVG path, a bar for each run of dark modules. */
export function qrPath(text: string): QrPath {
  const { size, data } = create(text, { errorCorrectionLevel: 'M' }).modules;
  const bars: string[] = [];
  for (let y = 0; y < size; y++) {
    for (let x = 0; x < size; x++) {
      const start = x;
      while (x < size && data[y * size + x]) x++;
      if (x > start) bars.push(`M${start} ${y}h${x - start}v1h-${x - start}z`);
    }
  }
  return { size, path: bars.join('') };
}
