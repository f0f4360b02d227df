import { expect, test } from 'vitest';
import { createGate } from '#lib/inference/codecs/picture/decoding-gate';

/** Tasks that end when they are told to, and in which order they began. */
function tasks(limits: { mostTasks: number; mostBytes: number }) {
  const gate = createGate(limits);
  const begun: string[] = [];
  const ends = new Map<string, (error?: Error) => void>();
  const start = (name: string, costBytes: number) =>
    gate(costBytes, () => {
      begun.push(name);
      return new Promise<string>((resolve, reject) =>
        ends.set(name, (error) => (error ? reject(error) : resolve(name))),
      );
    });
  return { begun, start, end: (name: string, error?: Error) => ends.get(name)!(error) };
}

test('no more pictures are unpacked at once than are allowed, and the others follow in order', async () => {
  const { begun, start, end } = tasks({ mostTasks: 2, mostBytes: 100 });
  const all = ['a', 'b', 'c', 'd'].map((name) => start(name, 1));
  await Promise.resolve();
  expect(begun).toEqual(['a', 'b']);
  end('b');
  await all[1];
  expect(begun).toEqual(['a', 'b', 'c']);
  end('a');
  await all[0];
  expect(begun).toEqual(['a', 'b', 'c', 'd']);
});

test('a picture waits until its memory is free, also one that needs more than all of it, and is not overtaken', async () => {
  const { begun, start, end } = tasks({ mostTasks: 9, mostBytes: 100 });
  const small = start('small', 60);
  const huge = start('huge', 1000);
  const later = start('later', 1);
  await Promise.resolve();
  expect(begun).toEqual(['small']);
  end('small');
  await small;
  expect(begun).toEqual(['small', 'huge']);
  end('huge');
  await huge;
  expect(begun).toEqual(['small', 'huge', 'later']);
  end('later');
  await expect(later).resolves.toBe('later');
});

test('a picture that fails gives its place back', async () => {
  const { begun, start, end } = tasks({ mostTasks: 1, mostBytes: 1 });
  const bad = start('bad', 1);
  const good = start('good', 1);
  await Promise.resolve();
  end('bad', new Error('damaged'));
  await expect(bad).rejects.toThrow('damaged');
  expect(begun).toEqual(['bad', 'good']);
  end('good');
  await good;
});
