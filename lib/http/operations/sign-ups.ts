import { SignUp, SignUpAnswer, signUp } from '#lib/auth/sign-in/sign-up';
import { limitAccountCalls } from '#lib/auth/tries/limit-account-calls';
import { operation } from '#lib/http/operation';
import { newAccount } from '#lib/http/operations/examples/people';

export const signUpOperations = {
  signUp: operation({
    method: 'POST',
    path: '/api/v1/sign-up',
    id: 'signUp',
    tag: 'People',
    summary: 'Sign up',
    description:
      'While sign-up is open here. Where this installation sends e-mail, only `email` counts, and a link goes there; else the ' +
      'account is made at once. The answer is the same for an e-mail that has an account already, which stays as it is.',
    permission: 'public',
    isInternal: true,
    status: 202,
    body: SignUp,
    answer: SignUpAnswer,
    refuses: ['forbidden', 'conflict', 'rate-limited'],
    examples: { body: newAccount, answer: { next: 'sign-in' } },
    async run(ctx, { body, request }) {
      await limitAccountCalls(request.header);
      return signUp(ctx, body);
    },
  }),
};
