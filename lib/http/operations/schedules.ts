import { operation } from '#lib/http/operation';
import { schedule } from '#lib/http/operations/examples/schedules';
import { changeSchedule, ScheduleChanges } from '#lib/schedules/change-schedule';
import { CreateSchedule, createSchedule } from '#lib/schedules/create-schedule';
import { DeleteSchedule, deleteSchedule } from '#lib/schedules/delete-schedule';
import { GetSchedule, getSchedule } from '#lib/schedules/get-schedule';
import { listSchedules, SchedulePage } from '#lib/schedules/list-schedules';
import { NextTimes, PreviewTimes, previewTimes } from '#lib/schedules/preview-times';
import { ScheduleDetail } from '#lib/schedules/schedule-detail';

const path = '/api/v1/schedules/{id}';
const params = { id: schedule.id };
const { name, cron, timeZone, work, nextTimes } = schedule;

export const scheduleOperations = {
  list: operation({
    method: 'GET',
    path: '/api/v1/schedules',
    id: 'listSchedules',
    tag: 'Schedules',
    summary: 'List your schedules',
    description: 'Newest first, all on one page, each with its next times and its last firings.',
    permission: 'training:read',
    answer: SchedulePage,
    examples: { answer: { data: [schedule], nextCursor: null } },
    run: listSchedules,
  }),

  create: operation({
    method: 'POST',
    path: '/api/v1/schedules',
    id: 'createSchedule',
    tag: 'Schedules',
    summary: 'Create a schedule',
    description:
      'Starts a run or a batch job at the times of a cron line of five fields. A batch job needs the scope `batch` too, a `challenge` the scope `models:write`.',
    permission: 'training:write',
    alsoNeeds: ['training:read'],
    idempotent: true,
    status: 201,
    body: CreateSchedule,
    answer: ScheduleDetail,
    refuses: ['not-found', 'conflict'],
    examples: { body: { name, cron, timeZone, work }, answer: schedule },
    run: (ctx, { body }) => createSchedule(ctx, body),
  }),

  get: operation({
    method: 'GET',
    path,
    id: 'getSchedule',
    tag: 'Schedules',
    summary: 'Read a schedule',
    permission: 'training:read',
    params: GetSchedule,
    answer: ScheduleDetail,
    refuses: ['not-found'],
    examples: { params, answer: schedule },
    run: (ctx, { params }) => getSchedule(ctx, params),
  }),

  change: operation({
    method: 'PATCH',
    path,
    id: 'changeSchedule',
    tag: 'Schedules',
    summary: 'Change a schedule, or switch it on or off',
    description: 'What it missed while it was off is not made up.',
    permission: 'training:write',
    params: GetSchedule,
    body: ScheduleChanges,
    answer: ScheduleDetail,
    refuses: ['not-found'],
    examples: {
      params,
      body: { enabled: false },
      answer: { ...schedule, enabled: false, nextAt: null, nextTimes: [] },
    },
    run: (ctx, { params: { id }, body }) => changeSchedule(ctx, { id, changes: body }),
  }),

  delete: operation({
    method: 'DELETE',
    path,
    id: 'deleteSchedule',
    tag: 'Schedules',
    summary: 'Delete a schedule',
    description: 'The runs and batch jobs it started stay.',
    permission: 'training:write',
    params: DeleteSchedule,
    refuses: ['not-found'],
    examples: { params },
    run: (ctx, { params }) => deleteSchedule(ctx, params),
  }),

  previewTimes: operation({
    method: 'GET',
    path: '/api/v1/schedules/next-times',
    id: 'previewTimes',
    tag: 'Schedules',
    summary: 'See when a cron line would fire next',
    permission: 'training:read',
    query: PreviewTimes,
    answer: NextTimes,
    examples: { query: { cron, timeZone }, answer: { nextTimes } },
    run: (ctx, { query }) => previewTimes(ctx, query),
  }),
};
