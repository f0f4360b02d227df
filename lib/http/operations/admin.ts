import { z } from 'zod';
import { getSettings, SettingInForce } from '#lib/auth/get-settings';
import { operation } from '#lib/http/operation';
import { failedJob, queues, setting, stored } from '#lib/http/operations/examples/admin';
import { getQueues, QueueHealth } from '#lib/queue/get-queues';
import { RetryJob, retryJob } from '#lib/queue/retry-job';
import { getStorage, StorageHealth } from '#lib/storage/get-storage';

const RetriedJob = z.object({ id: z.string(), queue: z.string() }).meta({ id: 'RetriedJob' });
const Settings = z.object({ data: z.array(SettingInForce) }).meta({ id: 'Settings' });

export const adminOperations = {
  queues: operation({
    method: 'GET',
    path: '/api/v1/admin/queues',
    id: 'getQueues',
    tag: 'Administration',
    summary: 'See what the workers have to do',
    permission: 'settings:write',
    audited: true,
    answer: QueueHealth,
    examples: { answer: queues },
    run: (ctx) => getQueues(ctx),
  }),

  retryJob: operation({
    method: 'POST',
    path: '/api/v1/admin/failed-jobs/{id}/retry',
    id: 'retryJob',
    tag: 'Administration',
    summary: 'Try a failed job once more',
    description: 'What the job was to do is done only if it is still to be done.',
    permission: 'settings:write',
    params: RetryJob,
    answer: RetriedJob,
    refuses: ['not-found'],
    examples: { params: { id: failedJob.id }, answer: { id: failedJob.id, queue: failedJob.queue } },
    run: (ctx, { params }) => retryJob(ctx, params),
  }),

  storage: operation({
    method: 'GET',
    path: '/api/v1/admin/storage',
    id: 'getStorage',
    tag: 'Administration',
    summary: 'See how much is stored, and how much room there is',
    permission: 'settings:write',
    audited: true,
    answer: StorageHealth,
    examples: { answer: stored },
    run: (ctx) => getStorage(ctx),
  }),

  settings: operation({
    method: 'GET',
    path: '/api/v1/admin/settings',
    id: 'getSettings',
    tag: 'Administration',
    summary: 'See which settings are in force',
    description: 'Those of the environment, which hold until the next start; secrets without their values.',
    permission: 'settings:write',
    audited: true,
    answer: Settings,
    examples: { answer: { data: [setting] } },
    run: (ctx) => ({ data: getSettings(ctx) }),
  }),
};
