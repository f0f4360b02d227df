import { endpoint } from '#lib/http/endpoint';
import { nextRoute } from '#lib/http/next-route';
import { PreviewTimes, previewTimes } from '#lib/schedules/preview-times';

export const GET = nextRoute(
  endpoint({ permission: 'training:read', query: PreviewTimes, run: (ctx, { query }) => previewTimes(ctx, query) }),
);
