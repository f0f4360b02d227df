import { z } from 'zod';

/** Whether PostgreSQL can store the text: no NUL character, no half of a surrogate pair. */
export const isStorable = (text: string) => !text.includes('\0') && text.isWellFormed();

/** Text that people write. */
export const PlainText = z
  .string()
  .trim()
  .refine(isStorable, 'The text has a character that cannot be stored. Type it again.');
