import { z } from 'zod';
import nextConfig from '#root/next.config.mjs';

const Rewrites = z.array(z.object({ source: z.string(), destination: z.string() }));

/** Addresses that Next serves with the route of another, by that one's: as OpenAPI writes both. */
const rewrites = new Map(
  Rewrites.parse(await nextConfig.rewrites?.()).map(({ source, destination }) => [
    destination.replaceAll(/:(\w+)/g, '{$1}'),
    source.replaceAll(/:(\w+)(\([^)]*\))?/g, '{$1}').replaceAll('\\', ''),
  ]),
);

/** The address a route file answers at, as OpenAPI writes it; a folder in parentheses is none of it. */
export function routePath(file: string): string {
  const path = file
    .replace(/^app/, '')
    .replace(/\/route\.ts$/, '')
    .replaceAll(/\/\([^)]*\)/g, '')
    .replaceAll(/\[(\w+)\]/g, '{$1}');
  return rewrites.get(path) ?? path;
}

/** Routes that are no operations of the API, and why. */
export const otherRoutes: Record<string, string> = {
  'app/api/[[...path]]/route.ts': 'says 404 and 405 for what no route is for',
  'app/v2/[...path]/route.ts': 'says 404 in the form of its protocol',
  'app/api/auth/[...nextauth]/route.ts': 'the sign-in of the pages, by next-auth',
  'app/api/openapi.json/route.ts': 'the document itself',
};
