import { nextRoute } from '#lib/http/next-route';
import { scheduleOperations } from '#lib/http/operations/schedules';

export const GET = nextRoute(scheduleOperations.list);
export const POST = nextRoute(scheduleOperations.create);
