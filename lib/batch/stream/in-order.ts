type Found<T> = { next: IteratorResult<T> } | { failed: unknown };

/**
 * What `work` makes of each value, in the order of the values, up to `atOnce` under way together. The next value is
 * asked for as soon as there is room for it, and none is while nobody takes what is made. An error of the values, or of
 * one's work, is thrown in its place: after what came of those before it.
 */
export async function* inOrder<T, R>(
  values: AsyncIterator<T>,
  atOnce: number,
  work: (value: T) => Promise<R>,
): AsyncGenerator<R> {
  const underWay: Promise<R>[] = [];
  let asked: Promise<Found<T>> | null = null;
  let isOver = false;
  while (!isOver || underWay.length > 0) {
    if (!isOver && underWay.length < atOnce) asked ??= found(values);
    const [first] = underWay;
    const what = await Promise.race([...(first ? [first.then(() => null)] : []), ...(asked ? [asked] : [])]);
    if (what === null) {
      yield first!;
      underWay.shift();
      continue;
    }
    asked = null;
    isOver = 'failed' in what || what.next.done === true;
    if (!('failed' in what) && what.next.done) continue;
    const begun = 'failed' in what ? Promise.reject(what.failed) : work(what.next.value);
    // It may fail while nobody waits for it yet.
    begun.catch(() => {});
    underWay.push(begun);
  }
}

const found = <T>(values: AsyncIterator<T>): Promise<Found<T>> =>
  values.next().then(
    (next) => ({ next }),
    (failed: unknown) => ({ failed }),
  );
