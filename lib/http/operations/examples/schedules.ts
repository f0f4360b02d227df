import { datasetSummary } from '#lib/http/operations/examples/datasets';
import { owner } from '#lib/http/operations/examples/owner';
import type { ScheduleDetail } from '#lib/schedules/schedule-detail';

export const schedule: ScheduleDetail = {
  id: 'sch_01kb1f8b3d5f7h9k1m3n5p7q9r',
  name: 'Score the new flowers',
  cron: '0 6 * * 1',
  timeZone: 'Europe/Berlin',
  enabled: true,
  work: { kind: 'batch', model: 'iris', alias: 'production', datasetId: datasetSummary.id },
  owner,
  datasetName: datasetSummary.name,
  nextAt: '2026-11-23T05:00:00.000Z',
  nextTimes: ['2026-11-23T05:00:00.000Z', '2026-11-30T05:00:00.000Z', '2026-12-07T05:00:00.000Z'],
  firings: [],
  createdAt: '2026-11-20T09:10:00.000Z',
};
