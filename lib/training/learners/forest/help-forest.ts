import { serveTasks } from '../threads/serve-tasks.ts';
import { type ForestTask, growForestTree } from './forest-task.ts';
import { packTree } from './packed-tree.ts';

export type GrownTree = { index: number; packed: Float64Array; gains: Float64Array };

// A thread that grows the next tree of a forest nobody has begun, until there is none.
serveTasks<ForestTask, GrownTree>(({ task }, post) => {
  const next = () => Atomics.add(task.begun, 0, 1);
  for (let index = next(); index < task.params.n_estimators; index = next()) {
    const { tree, gains } = growForestTree(task, index);
    const packed = packTree(tree);
    post({ index, packed, gains }, [packed.buffer]);
  }
});
