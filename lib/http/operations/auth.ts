import { clientAddress } from '#lib/auth/client-address';
import { getOwnAccount, OwnAccount } from '#lib/auth/people/get-own-account';
import { SignInByPassword } from '#lib/auth/sign-in/sign-in-by-password';
import { SignUp, SignUpAnswer, signUp } from '#lib/auth/sign-in/sign-up';
import { endProgramSession } from '#lib/auth/tokens/end-program-session';
import { SentRefreshToken } from '#lib/auth/tokens/find-refresh-token';
import { IssuedTokens } from '#lib/auth/tokens/issued-tokens';
import { refreshSession } from '#lib/auth/tokens/refresh-session';
import { signInProgram } from '#lib/auth/tokens/sign-in-program';
import { limitAccountCalls } from '#lib/auth/tries/limit-account-calls';
import type { HttpRequest } from '#lib/http/exchange';
import { operation } from '#lib/http/operation';
import { issuedTokens, ownAccount, refresh, signIn } from '#lib/http/operations/examples/auth';
import { newAccount } from '#lib/http/operations/examples/people';

/** Where a sign-in comes from, and with what: shown to the person among their sessions. */
const originOf = ({ header }: HttpRequest, requestId: string) => ({
  address: clientAddress(header),
  userAgent: header('user-agent') ?? null,
  requestId,
});

export const authOperations = {
  register: operation({
    method: 'POST',
    path: '/api/v1/auth/register',
    id: 'register',
    tag: 'Tokens',
    summary: 'Sign up, from a program',
    description:
      'While sign-up is open here. The answer is the same whether the e-mail has an account or not, so it has no tokens: it says whether to open the link in the e-mail first, or to sign in at once.',
    permission: 'public',
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

  login: operation({
    method: 'POST',
    path: '/api/v1/auth/login',
    id: 'signInProgram',
    tag: 'Tokens',
    summary: 'Sign in, for tokens',
    description:
      'Begins a session of a program, which acts with all the rights of the person. A program of its own is better off with an API key. With two-factor on, the answer without `code` is 401 `second-factor-required`.',
    permission: 'public',
    unaudited: 'signing in is recorded where it is done, whatever door it comes through',
    body: SignInByPassword,
    answer: IssuedTokens,
    refuses: ['unauthenticated', 'second-factor-required', 'forbidden', 'rate-limited'],
    examples: { body: signIn, answer: issuedTokens },
    run: (ctx, { body, request }) => signInProgram(ctx.db, body, originOf(request, ctx.requestId)),
  }),

  refresh: operation({
    method: 'POST',
    path: '/api/v1/auth/refresh',
    id: 'refreshSession',
    tag: 'Tokens',
    summary: 'Get the next tokens',
    description:
      'Uses the refresh token up: the answer has the next one. A refresh token that comes a second time was copied, so it ends the session with all its tokens; send one refresh at a time, and sign in again where an answer was lost.',
    permission: 'public',
    body: SentRefreshToken,
    answer: IssuedTokens,
    refuses: ['invalid-token', 'rate-limited'],
    examples: { body: refresh, answer: issuedTokens },
    run: (ctx, { body }) => refreshSession(ctx, body),
  }),

  logout: operation({
    method: 'POST',
    path: '/api/v1/auth/logout',
    id: 'endProgramSession',
    tag: 'Tokens',
    summary: 'End a session of a program',
    description:
      'With all its access and refresh tokens, at once in every process. A refresh token that was used or has expired does as well; again is the same.',
    permission: 'public',
    body: SentRefreshToken,
    refuses: ['invalid-token'],
    examples: { body: refresh },
    run: (ctx, { body }) => endProgramSession(ctx, body),
  }),

  me: operation({
    method: 'GET',
    path: '/api/v1/auth/me',
    id: 'getOwnAccount',
    tag: 'Tokens',
    summary: 'See whose credential this is',
    permission: 'key:write',
    answer: OwnAccount,
    refuses: ['not-found'],
    examples: { answer: ownAccount },
    run: (ctx) => getOwnAccount(ctx),
  }),
};
