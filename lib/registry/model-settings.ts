import { z } from 'zod';
import { PlainText } from '#lib/registry/plain-text';

/** What an owner decides about a model, beside its slug. */
export const modelSettings = {
  name: PlainText.min(1, 'Give the model a name.')
    .max(100, 'A name has at most 100 characters.')
    .describe('As people read it.'),
  description: PlainText.max(2_000, 'A description has at most 2,000 characters.').describe(
    'What it is for, in words.',
  ),
  visibility: z
    .enum(['private', 'shared', 'everyone'])
    .describe('Who may see and call it: its owner only, the people it is shared with, or everyone who is signed in.'),
  keepsInputs: z.boolean().describe('Whether predictions keep their inputs and answers, or only that they happened.'),
  cacheTtlS: z
    .int()
    .min(1)
    .max(86_400)
    .nullable()
    .describe('For how many seconds an answer may be given again for the same input; null for never.'),
};
