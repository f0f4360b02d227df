import { setImmediate as turn } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { groupCommit } from '#lib/usage/group-commit';

const full = () => new Error('full');

function groupOf(write: Parameters<typeof groupCommit<number>>[0], limits: Parameters<typeof groupCommit>[1]) {
  const group = groupCommit(write, limits, full);
  const add = (row: number) => {
    const added = group.add(row);
    // Looked at later, by settledNow.
    added.catch(() => {});
    return added;
  };
  return { ...group, add };
}

/** A store whose statements are ended by hand. */
function store() {
  const statements: {
    rows: number[];
    commit: (errors?: (Error | undefined)[]) => void;
    fail: (error: Error) => void;
  }[] = [];
  const write = (rows: number[]) =>
    new Promise<(Error | undefined)[]>((resolve, reject) => {
      statements.push({ rows, commit: (errors = []) => resolve(errors), fail: reject });
    });
  return { statements, write };
}

/** Which of the promises have settled by now, and how. */
async function settledNow(promises: Promise<unknown>[]): Promise<string[]> {
  await turn();
  await turn();
  return Promise.all(
    promises.map((promise) =>
      Promise.race([
        promise.then(
          () => 'written',
          (error: Error) => error.message,
        ),
        turn().then(() => 'waits'),
      ]),
    ),
  );
}

test('a caller waits until its own row is committed', async () => {
  const { statements, write } = store();
  const group = groupOf(write, { maxRows: 10, maxWaiting: 100 });
  const first = group.add(1);
  await turn();
  const second = group.add(2);
  expect(await settledNow([first, second])).toEqual(['waits', 'waits']);
  statements[0]!.commit();
  expect(await settledNow([first, second])).toEqual(['written', 'waits']);
  statements[1]!.commit();
  expect(await settledNow([second])).toEqual(['written']);
});

test('what arrives while a statement runs goes into the next one, in order and once', async () => {
  const { statements, write } = store();
  const group = groupOf(write, { maxRows: 3, maxWaiting: 100 });
  const added = [0, 1].map((row) => group.add(row));
  await turn();
  for (let row = 2; row < 9; row++) added.push(group.add(row));
  await turn();
  expect(statements.map(({ rows }) => rows)).toEqual([[0, 1]]);
  for (let at = 0; at < 4; at++) {
    statements[at]!.commit();
    await turn();
  }
  await Promise.all(added);
  expect(statements.map(({ rows }) => rows)).toEqual([[0, 1], [2, 3, 4], [5, 6, 7], [8]]);
});

test('a refused row fails alone; a failed statement fails its own rows, and the next ones are written', async () => {
  const { statements, write } = store();
  const group = groupOf(write, { maxRows: 3, maxWaiting: 100 });
  const added = [1, 2, 3, 4].map((row) => group.add(row));
  await turn();
  statements[0]!.commit([undefined, new Error('refused')]);
  expect(await settledNow(added)).toEqual(['written', 'refused', 'written', 'waits']);
  statements[1]!.fail(new Error('away'));
  expect(await settledNow(added.slice(3))).toEqual(['away']);
  const next = group.add(5);
  await turn();
  statements[2]!.commit();
  expect(await settledNow([next])).toEqual(['written']);
});

test('no more rows wait than allowed: the next is refused at once, and taken again when there is room', async () => {
  const { statements, write } = store();
  const group = groupOf(write, { maxRows: 2, maxWaiting: 2 });
  const running = [group.add(1), group.add(2)];
  await turn();
  const waiting = [group.add(3), group.add(4)];
  await expect(group.add(5)).rejects.toThrow('full');
  expect(group.waiting()).toBe(2);
  statements[0]!.commit();
  await Promise.all(running);
  await turn();
  const late = group.add(6);
  statements[1]!.commit();
  await Promise.all(waiting);
  await turn();
  statements[2]!.commit();
  await late;
});

test('drained settles when nothing waits and nothing runs, also after a failure', async () => {
  const { statements, write } = store();
  const group = groupOf(write, { maxRows: 1, maxWaiting: 10 });
  await group.drained();
  const added = [group.add(1), group.add(2)];
  const drained = group.drained();
  await turn();
  statements[0]!.fail(new Error('away'));
  expect(await settledNow([...added, drained])).toEqual(['away', 'waits', 'waits']);
  statements[1]!.commit();
  expect(await settledNow([drained])).toEqual(['written']);
});
