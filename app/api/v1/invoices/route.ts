import { nextRoute } from '#lib/http/next-route';
import { invoiceOperations } from '#lib/http/operations/invoices';

export const GET = nextRoute(invoiceOperations.list);
