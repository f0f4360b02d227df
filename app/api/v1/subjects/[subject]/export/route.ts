import { nextRoute } from '#lib/http/next-route';
import { personalExportOperations } from '#lib/http/operations/personal-exports';

export const GET = nextRoute(personalExportOperations.exportSubject);
export const POST = nextRoute(personalExportOperations.startSubjectExport);
