import { endpoint } from '#lib/http/endpoint';
import { nextRoute } from '#lib/http/next-route';
import { changeSchedule, ScheduleChanges } from '#lib/schedules/change-schedule';
import { DeleteSchedule, deleteSchedule } from '#lib/schedules/delete-schedule';
import { GetSchedule, getSchedule } from '#lib/schedules/get-schedule';

export const GET = nextRoute(
  endpoint({ permission: 'training:read', params: GetSchedule, run: (ctx, { params }) => getSchedule(ctx, params) }),
);

export const PATCH = nextRoute(
  endpoint({
    permission: 'training:write',
    params: GetSchedule,
    body: ScheduleChanges,
    run: (ctx, { params: { id }, body }) => changeSchedule(ctx, { id, changes: body }),
  }),
);

export const DELETE = nextRoute(
  endpoint({
    permission: 'training:write',
    params: DeleteSchedule,
    run: (ctx, { params }) => deleteSchedule(ctx, params),
  }),
);
