import { z } from 'zod';

const TokenizerSettings = z.object({ truncation_side: z.enum(['left', 'right']).catch('right') });

/** Whether a `tokenizer_config.json` says that long texts lose their beginning; without a word they lose their end. */
export function cutsLeft(file: Uint8Array | undefined): boolean {
  if (!file) return false;
  try {
    return TokenizerSettings.parse(JSON.parse(new TextDecoder().decode(file))).truncation_side === 'left';
  } catch {
    return false;
  }
}
