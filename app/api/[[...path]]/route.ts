import { nextRoute } from '#lib/http/next-route';
import { noSuchPath } from '#lib/http/refuse-method';

const handler = nextRoute(noSuchPath);

export { handler as DELETE, handler as GET, handler as OPTIONS, handler as PATCH, handler as POST, handler as PUT };
