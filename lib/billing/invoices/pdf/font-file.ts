import { createRequire } from 'node:module';
import { join } from 'node:path';

/** From the project's folder, where Next runs: what it bundles is elsewhere. */
const fromProject = createRequire(join(/* turbopackIgnore: true */ process.cwd(), 'package.json'));

/**
 * The path of a font of DejaVu: Latin, Greek, Cyrillic, Arabic, Hebrew, Armenian, Georgian and signs, but neither Chinese,
 * Japanese and Korean nor the scripts of India.
 */
export const fontFile = (name: 'DejaVuSansCondensed' | 'DejaVuSansCondensed-Bold'): string =>
  fromProject.resolve(`dejavu-fonts-ttf/ttf/${name}.ttf`);
