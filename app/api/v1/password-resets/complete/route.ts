import { nextRoute } from '#lib/http/next-route';
import { passwordResetOperations } from '#lib/http/operations/password-resets';

export const POST = nextRoute(passwordResetOperations.reset);
