import { cache } from 'react';
import { forPage } from '#lib/http/for-page';
import { getModel } from '#lib/registry/get-model';

/** The model of a page's address, read once a render; the page "not found" where there is none to see. */
export const readModel = cache((slug: string) => forPage((ctx) => getModel(ctx, { slug })));
