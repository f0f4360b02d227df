import { z } from 'zod';

/** The model of a path, and its version: a number, or the name of an alias; without one, what is in production. */
export const ModelPath = z
  .object({
    model: z.string().describe('Slug of the model.'),
    version: z.string().max(63).optional().describe('Number of a version, or the name of an alias.'),
  })
  .transform(({ model, version }): { model: string; version?: number; alias?: string } => {
    if (version === undefined) return { model };
    return isVersionNumber(version) ? { model, version: Number(version) } : { model, alias: version };
  });
export type ModelPath = z.infer<typeof ModelPath>;

const isVersionNumber = (text: string) => /^[1-9]\d{0,9}$/.test(text) && Number(text) < 2 ** 31;
