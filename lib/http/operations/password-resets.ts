import { AskedPasswordReset, AskPasswordReset, askPasswordReset } from '#lib/auth/password-reset/ask-password-reset';
import { ResetPassword, resetPassword } from '#lib/auth/password-reset/reset-password';
import { limitAccountCalls } from '#lib/auth/tries/limit-account-calls';
import { operation } from '#lib/http/operation';
import { linkToken } from '#lib/http/operations/examples/link-token';
import { account, newAccount } from '#lib/http/operations/examples/people';

export const passwordResetOperations = {
  ask: operation({
    method: 'POST',
    path: '/api/v1/password-resets',
    id: 'askPasswordReset',
    tag: 'People',
    summary: 'Ask for a new password',
    description:
      'Sends a link, good for an hour and once, or prints it into the log of the server where no e-mail is sent. The answer ' +
      'is the same for an e-mail without an account.',
    permission: 'public',
    isInternal: true,
    status: 202,
    body: AskPasswordReset,
    answer: AskedPasswordReset,
    refuses: ['rate-limited'],
    examples: { body: { email: account.email }, answer: { by: 'email' } },
    async run(ctx, { body, request }) {
      await limitAccountCalls(request.header);
      return askPasswordReset(ctx, body);
    },
  }),

  reset: operation({
    method: 'POST',
    path: '/api/v1/password-resets/complete',
    id: 'resetPassword',
    tag: 'People',
    summary: 'Choose a new password by a link',
    description:
      'Ends every session of that person. Two-factor stays on. API keys stay good where the e-mail was confirmed before; ' +
      'else they are revoked and webhooks switched off.',
    permission: 'public',
    isInternal: true,
    body: ResetPassword,
    refuses: ['forbidden', 'rate-limited'],
    examples: { body: { token: linkToken, password: newAccount.password } },
    async run(ctx, { body, request }) {
      await limitAccountCalls(request.header);
      await resetPassword(ctx, body);
    },
  }),
};
