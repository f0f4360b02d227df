import type { SettingInForce } from '#lib/auth/get-settings';
import type { QueueHealth } from '#lib/queue/get-queues';
import type { StorageHealth } from '#lib/storage/get-storage';

export const failedJob: QueueHealth['failed'][number] = {
  id: '0b0f3f0e-6f0c-4a55-9d2e-0f5f5a1d7c11',
  queue: 'deliver-webhook',
  about: { messageId: 'msg_01kbe7x9c2m4t8v0q5r1s6y3zd' },
  attempts: 8,
  at: '2026-12-03T09:40:00.000Z',
  problem: 'The database is away.',
};

export const queues: QueueHealth = {
  queues: [{ name: failedJob.queue, waiting: 3, active: 1, failed: 1, oldestWaitingAt: '2026-12-03T09:59:58.000Z' }],
  failed: [failedJob],
};

export const stored: StorageHealth = {
  kind: 'folder',
  stored: { files: 212, bytes: 934_201_344 },
  cached: { files: 0, bytes: 0 },
  databaseBytes: 512_434_176,
  diskFreeBytes: 81_604_378_624,
  diskBytes: 107_374_182_400,
};

export const setting: SettingInForce = { name: 'SIGN_UP', value: 'invitation', isSecret: false, from: 'environment' };
