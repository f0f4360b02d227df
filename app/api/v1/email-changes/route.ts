import { nextRoute } from '#lib/http/next-route';
import { accountOperations } from '#lib/http/operations/accounts';

export const POST = nextRoute(accountOperations.askEmailChange);
