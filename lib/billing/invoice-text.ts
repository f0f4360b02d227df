import { z } from 'zod';

// Neither a control character nor half of a surrogate pair can be stored in every place an invoice goes to.
const isPrintable = (text: string) => !/\p{Cc}/u.test(text.replaceAll('\n', '')) && text.isWellFormed();
const problem = 'The text has a character that cannot be printed. Type it again.';

/** A line as people write it, for invoices; may be empty. */
export const TextLine = z
  .string()
  .trim()
  .max(200)
  .refine((text) => isPrintable(text) && !text.includes('\n'), problem);

/** Some lines, such as an address; may be empty. */
export const TextBlock = z
  .string()
  .trim()
  .max(500)
  .overwrite((text) => text.replaceAll('\r\n', '\n'))
  .refine(isPrintable, problem)
  .refine((text) => text.split('\n').length <= 10, 'Write at most ten lines.');
