import { nextRoute } from '#lib/http/next-route';
import { signUpOperations } from '#lib/http/operations/sign-ups';

export const POST = nextRoute(signUpOperations.signUp);
