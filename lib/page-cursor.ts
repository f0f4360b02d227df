import { z } from 'zod';
import { type IdKind, idForm } from '#lib/ids';

/** What a list takes as `cursor` whose pages end with an id of one of these kinds. */
export const cursorOf = (...kinds: IdKind[]) => cursorLike(idForm(...kinds));

/** What a list takes as `cursor` whose pages end otherwise. */
export const cursorLike = (form: RegExp) => z.string().regex(form, 'This is not the nextCursor of a page.').optional();
