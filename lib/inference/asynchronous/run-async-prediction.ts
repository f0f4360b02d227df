import type { Ctx } from '#lib/context';

/** Answers a call that was put off; does nothing where it has ended already. */
export async function runAsyncPrediction(_ctx: Ctx, _job: { id: string }): Promise<void> {}
