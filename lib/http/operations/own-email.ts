import { AskEmailChange, askEmailChange } from '#lib/auth/email-change/ask-email-change';
import { ChangeEmail, changeEmail } from '#lib/auth/email-change/change-email';
import { askEmailVerification } from '#lib/auth/email-verification/ask-email-verification';
import { VerifyEmail, verifyEmail } from '#lib/auth/email-verification/verify-email';
import { limitAccountCalls } from '#lib/auth/tries/limit-account-calls';
import { operation } from '#lib/http/operation';
import { linkToken } from '#lib/http/operations/examples/link-token';
import { newAccount } from '#lib/http/operations/examples/people';

// `key:write` is what everybody holds over their own access; the use cases let people in, and no key.
export const ownEmailOperations = {
  askVerification: operation({
    method: 'POST',
    path: '/api/v1/email-verifications',
    id: 'askEmailVerification',
    tag: 'People',
    summary: 'Ask for a link that confirms your e-mail',
    description: 'Good for 24 hours and once. In the browser, signed in; no API key does it.',
    permission: 'key:write',
    isInternal: true,
    refuses: ['not-found'],
    examples: {},
    run: (ctx) => askEmailVerification(ctx),
  }),

  verify: operation({
    method: 'POST',
    path: '/api/v1/email-verifications/complete',
    id: 'verifyEmail',
    tag: 'People',
    summary: 'Confirm your e-mail by a link',
    description: 'In the browser, signed in to the account that asked for it; no API key does it.',
    permission: 'key:write',
    isInternal: true,
    body: VerifyEmail,
    examples: { body: { token: linkToken } },
    run: (ctx, { body }) => verifyEmail(ctx, body),
  }),

  askChange: operation({
    method: 'POST',
    path: '/api/v1/email-changes',
    id: 'askEmailChange',
    tag: 'People',
    summary: 'Ask for a link that changes your e-mail',
    description:
      'With your password, and a code where two-factor is on. The link goes to the new e-mail, or into the log of the server ' +
      'where none is sent, and is good for 24 hours and once. The answer is the same for an e-mail that has an account. In the ' +
      'browser, signed in; no API key does it.',
    permission: 'key:write',
    isInternal: true,
    body: AskEmailChange,
    refuses: ['not-found', 'conflict'],
    examples: { body: { email: 'ada@new.example.org', currentPassword: newAccount.password } },
    async run(ctx, { body, request }) {
      await limitAccountCalls(request.header);
      await askEmailChange(ctx, body);
    },
  }),

  change: operation({
    method: 'POST',
    path: '/api/v1/email-changes/complete',
    id: 'changeEmail',
    tag: 'People',
    summary: 'Change your e-mail by a link',
    description:
      'Signed in to the account that asked for it. Your other sessions end, GitHub and Google are disconnected, and the old ' +
      'e-mail is told. API keys stay good.',
    permission: 'key:write',
    isInternal: true,
    body: ChangeEmail,
    refuses: ['conflict'],
    examples: { body: { token: linkToken } },
    run: (ctx, { body }) => changeEmail(ctx, body),
  }),
};
