import { callApi } from '#components/ui/call-api.ts';
import type { VersionDetail } from '#lib/registry/version-detail';

/** A version never changes, so it is asked for once a page. */
const known = new Map<string, Promise<VersionDetail>>();

/** A version of a model, from our own API. Throws `ApiProblem`. */
export function versionOf(slug: string, number: number): Promise<VersionDetail> {
  const path = `/api/v1/models/${slug}/versions/${number}`;
  const asked = known.get(path) ?? callApi<VersionDetail>(path);
  known.set(path, asked);
  asked.catch(() => known.delete(path));
  return asked;
}
