import { expect, test } from 'vitest';
import { createBatcher } from '#lib/inference/batcher';
import { likeLengths } from '#lib/inference/like-lengths';
import type { Tensors } from '#lib/inference/tensors';

const request = (length: number) => ({
  feeds: {
    ids: {
      type: 'int64',
      dims: [1, length],
      data: new BigInt64Array(length).fill(1n),
      pad: { value: 0, side: 'right' },
    },
  } satisfies Tensors,
});
const plain = { feeds: { x: { type: 'float32', dims: [1, 4], data: new Float32Array(4) } } satisfies Tensors };

test('one long text does not lengthen a run of short ones', () => {
  const groups = likeLengths([10, 512, 12, 20, 400, 21].map(request));
  expect(groups.map((group) => group.map(({ feeds }) => feeds.ids.dims[1]))).toEqual([[10, 12, 20], [21], [400, 512]]);
});

test('requests that are not padded stay one group, in their order', () => {
  expect(likeLengths([plain, plain])).toEqual([[plain, plain]]);
  expect(likeLengths([])).toEqual([[]]);
});

test('texts of different lengths share a run, and each is answered from its own row', async () => {
  const widths: number[] = [];
  const run = async ({ ids }: Tensors): Promise<Tensors> => {
    widths.push(ids!.dims[1]!);
    const [rows, width] = [ids!.dims[0]!, ids!.dims[1]!];
    const sums = Array.from({ length: rows }, (_, row) =>
      Number((ids!.data as BigInt64Array).slice(row * width, (row + 1) * width).reduce((sum, id) => sum + id, 0n)),
    );
    return { sum: { type: 'float32', dims: [rows], data: Float32Array.from(sums) } };
  };
  const batcher = createBatcher(run, { maxRows: 8, maxWaiting: 100 });
  const lengths = [5, 9, 7, 100];
  const shares = await Promise.all(lengths.map((length) => batcher.submit(request(length).feeds, 1, Infinity)));
  expect(shares.map(({ outputs, firstRow }) => outputs.sum!.data[firstRow])).toEqual(lengths);
  expect(widths).toEqual([9, 100]);
});
