import type { z } from 'zod';
import { AlgorithmChoice } from '#lib/training/algorithms';
import { fitPipeline } from '#lib/training/pipeline/fit-pipeline';
import type { LearningTask } from '#lib/training/pipeline/pipeline';
import { targetOf } from '#lib/training/pipeline/target-of';
import type { Table } from '#lib/training/table';

type Order = {
  target: string;
  task?: LearningTask['kind'] | undefined;
  choice: z.input<typeof AlgorithmChoice>;
  ignore?: readonly string[];
};

/** Learns on three quarters of the rows that have a target, and watches the fourth. */
export async function fitForTest(table: Table, { target: name, task: kind, choice, ignore = [] }: Order) {
  const { task, target, rows, notes } = targetOf(table, name, kind);
  const trainRows = rows.filter((_, place) => place % 4 !== 0);
  const validationRows = rows.filter((_, place) => place % 4 === 0);
  const learning = { seed: 1, threads: 1 };
  const fitted = await fitPipeline({
    ...{ table, task, target, trainRows, validationRows, ignore, learning },
    choice: AlgorithmChoice.parse(choice),
  });
  return { ...fitted, notes: [...notes, ...fitted.notes], task, target, rows, trainRows, validationRows };
}
