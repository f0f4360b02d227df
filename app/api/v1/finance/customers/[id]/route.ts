import { nextRoute } from '#lib/http/next-route';
import { billingOperations } from '#lib/http/operations/billing';
import { financeOperations } from '#lib/http/operations/finance';

export const GET = nextRoute(financeOperations.getCustomer);
export const PATCH = nextRoute(billingOperations.changeCustomer);
