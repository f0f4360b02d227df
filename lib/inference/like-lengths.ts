import type { Tensors } from '#lib/inference/tensors';

/**
 * Requests in groups whose rows are padded to at most about twice their own length: one long text would make a run of
 * short ones as slow as if all were long. What is not padded is one group.
 */
export function likeLengths<Request extends { feeds: Tensors }>(requests: readonly Request[]): (readonly Request[])[] {
  if (requests.length < 2 || lengthOf(requests[0]!.feeds) === null) return [requests];
  const groups: Request[][] = [];
  let most = -1;
  for (const request of requests.toSorted((a, b) => lengthOf(a.feeds)! - lengthOf(b.feeds)!)) {
    const length = lengthOf(request.feeds)!;
    if (length > most) {
      groups.push([]);
      most = 2 * length;
    }
    groups.at(-1)!.push(request);
  }
  return groups;
}

/** How long the rows are that may be padded, or null. */
function lengthOf(feeds: Tensors): number | null {
  for (const name in feeds) if (feeds[name]!.pad) return feeds[name]!.dims[1]!;
  return null;
}
