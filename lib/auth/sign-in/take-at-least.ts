import { setTimeout as sleep } from 'node:timers/promises';

/**
 * What `work` gives or throws, but not before `ms` have passed: an answer whose time would tell whether an e-mail has an
 * account takes as long either way (OWASP Forgot Password Cheat Sheet). Choose `ms` well above what the work takes.
 */
export async function takeAtLeast<T>(ms: number, work: () => Promise<T>): Promise<T> {
  const [done] = await Promise.allSettled([work(), sleep(ms)]);
  if (done.status === 'rejected') throw done.reason;
  return done.value;
}
