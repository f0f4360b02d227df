import { z } from 'zod';

/** Words that are, or may become, places of their own in the addresses of pages. */
const reserved = new Set(['new', 'all', 'edit', 'settings', 'api', 'admin', 'health', 'import', 'search', 'undefined']);
const shape = /^[a-z0-9][a-z0-9-]{0,61}[a-z0-9]$/;

/** The name of a model in addresses and calls; it never changes. */
export const Slug = z
  .string()
  .regex(shape, 'Use 2 to 63 lower-case letters, digits and hyphens, with a letter or digit at both ends.')
  .refine((slug) => !reserved.has(slug), 'This word is reserved. Choose another name.');

/** Whether a model can have that name at all; what cannot need not be looked for. */
export const isSlug = (text: string) => shape.test(text);

/** The name of a pointer to a version, such as `production`. */
export const AliasName = z
  .string()
  .regex(/^[a-z][a-z0-9-]{0,30}$/, 'Use 1 to 31 lower-case letters, digits and hyphens, beginning with a letter.')
  .describe('Name of the alias, such as `production`.');
