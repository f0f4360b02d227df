import { nextRoute } from '#lib/http/next-route';
import { auditOperations } from '#lib/http/operations/audit';

export const GET = nextRoute(auditOperations.export);
