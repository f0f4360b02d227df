import { nextRoute } from '#lib/http/next-route';
import { scheduleOperations } from '#lib/http/operations/schedules';

export const GET = nextRoute(scheduleOperations.get);
export const PATCH = nextRoute(scheduleOperations.change);
export const DELETE = nextRoute(scheduleOperations.delete);
