'use client';

import { useState } from 'react';
import { type ApiProblem, toApiProblem } from '#components/ui/api-problem.ts';

/** Runs one call at a time and holds how it stands: `pending` while it runs, `problem` when it did not work. */
export function useCall() {
  const [pending, setPending] = useState(false);
  const [problem, setProblem] = useState<ApiProblem | null>(null);

  /** True when `call` went well. */
  async function run(call: () => Promise<unknown>): Promise<boolean> {
    setPending(true);
    setProblem(null);
    try {
      await call();
      return true;
    } catch (error) {
      setProblem(toApiProblem(error));
      return false;
    } finally {
      setPending(false);
    }
  }

  return { run, pending, problem, dismiss: () => setProblem(null) };
}
