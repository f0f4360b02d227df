/** The database-wide locks, in one place so that no two are the same. Any number will do that nothing else locks on. */
export const advisoryLocks = {
  migrations: 7_305_180_391,
  queues: 7_305_180_392,
  starters: 7_305_180_393,
  auditLog: 7_305_180_394,
  stripeMeterEvents: 7_305_180_398,
  stripeReconciliation: 7_305_180_399,
} as const;
