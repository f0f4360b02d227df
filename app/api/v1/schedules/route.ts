import { endpoint } from '#lib/http/endpoint';
import { nextRoute } from '#lib/http/next-route';
import { CreateSchedule, createSchedule } from '#lib/schedules/create-schedule';
import { listSchedules } from '#lib/schedules/list-schedules';

export const GET = nextRoute(
  endpoint({
    permission: 'training:read',
    run: async (ctx) => ({ data: await listSchedules(ctx), nextCursor: null }),
  }),
);

export const POST = nextRoute(
  endpoint({
    permission: 'training:write',
    body: CreateSchedule,
    status: 201,
    run: (ctx, { body }) => createSchedule(ctx, body),
  }),
);
