import { z } from 'zod';
import { endpoint } from '#lib/http/endpoint';
import { nextRoute } from '#lib/http/next-route';
import { AliasHistory, aliasHistory } from '#lib/registry/alias-history';
import { SetAlias, setAlias } from '#lib/registry/set-alias';
import { AliasName } from '#lib/registry/slug';

const params = z.object({ slug: z.string(), name: AliasName });

/** The alias's history, newest first. */
export const GET = nextRoute(
  endpoint({
    permission: 'model:read',
    params,
    query: AliasHistory.omit({ slug: true, alias: true }),
    run: (ctx, { params: { slug, name }, query }) => aliasHistory(ctx, { slug, alias: name, ...query }),
  }),
);

export const PUT = nextRoute(
  endpoint({
    permission: 'model:write',
    params,
    body: SetAlias.pick({ version: true }),
    run: (ctx, { params: { slug, name }, body }) => setAlias(ctx, { slug, alias: name, ...body }),
  }),
);
