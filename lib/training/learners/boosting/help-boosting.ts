import { BarrierBroken, breakBarrier } from '../threads/barrier.ts';
import { serveTasks } from '../threads/serve-tasks.ts';
import { boostRounds } from './boost-rounds.ts';
import type { BoostingTask } from './boosting-task.ts';

// A thread that boosts along with the one that started it: what it finds is in the memory they share.
serveTasks<BoostingTask>(({ task, thread }) => {
  try {
    for (const _ of boostRounds(task, thread));
  } catch (error) {
    breakBarrier(task.barrier);
    if (!(error instanceof BarrierBroken)) throw error;
  }
});
