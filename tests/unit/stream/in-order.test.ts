import { expect, test } from 'vitest';
import { inOrder } from '#lib/batch/stream/in-order';

async function* numbers(count: number) {
  for (let n = 0; n < count; n++) yield n;
}

/** Work whose end the test decides. */
function heldWork() {
  const begun: number[] = [];
  const ends = new Map<number, (error?: Error) => void>();
  const work = (n: number) => {
    begun.push(n);
    return new Promise<number>((resolve, reject) => {
      ends.set(n, (error) => (error ? reject(error) : resolve(n * 10)));
    });
  };
  return { begun, end: (n: number, error?: Error) => ends.get(n)!(error), work };
}

test('results come in the order of the values, whichever is ready first, and no more than so many are under way', async () => {
  const { begun, end, work } = heldWork();
  const results = inOrder(numbers(5), 3, work);
  const first = results.next();
  await expect.poll(() => begun).toEqual([0, 1, 2]);
  end(2);
  end(1);
  end(0);
  expect(await first).toEqual({ done: false, value: 0 });
  expect(begun).toEqual([0, 1, 2]);
  expect((await results.next()).value).toBe(10);
  expect((await results.next()).value).toBe(20);
  const fourth = results.next();
  await expect.poll(() => begun).toEqual([0, 1, 2, 3, 4]);
  end(3);
  end(4);
  expect((await fourth).value).toBe(30);
  expect((await results.next()).value).toBe(40);
  expect((await results.next()).done).toBe(true);
});

test('a result is given while the next value is still waited for', async () => {
  let more: (n: number) => void = () => {};
  const slow = (async function* () {
    yield 1;
    yield await new Promise<number>((resolve) => {
      more = resolve;
    });
  })();
  const results = inOrder(slow, 3, async (n) => n);
  expect((await results.next()).value).toBe(1);
  const second = results.next();
  await expect.poll(() => String(more)).not.toBe('() => {}');
  more(2);
  expect((await second).value).toBe(2);
});

test('an error is thrown in its place: after what came before it, of the work or of the values', async () => {
  const { begun, end, work } = heldWork();
  const results = inOrder(numbers(3), 3, work);
  const first = results.next();
  await expect.poll(() => begun.length).toBe(3);
  end(1, new Error('broken'));
  end(0);
  expect((await first).value).toBe(0);
  await expect(results.next()).rejects.toThrow('broken');

  const breaking = (async function* () {
    yield 1;
    throw new Error('no more');
  })();
  const others = inOrder(breaking, 3, async (n) => n);
  expect((await others.next()).value).toBe(1);
  await expect(others.next()).rejects.toThrow('no more');
});
