import { AskEmailChange, askEmailChange } from '#lib/auth/email-change/ask-email-change';
import { ChangeEmail, changeEmail } from '#lib/auth/email-change/change-email';
import { askEmailVerification } from '#lib/auth/email-verification/ask-email-verification';
import { VerifyEmail, verifyEmail } from '#lib/auth/email-verification/verify-email';
import { AcceptInvitation, acceptInvitation } from '#lib/auth/invitations/accept-invitation';
import { CreatedInvitation, CreateInvitation, createInvitation } from '#lib/auth/invitations/create-invitation';
import { InvitationPage, ListInvitations, listInvitations } from '#lib/auth/invitations/list-invitations';
import { RevokeInvitation, revokeInvitation } from '#lib/auth/invitations/revoke-invitation';
import { AskedPasswordReset, AskPasswordReset, askPasswordReset } from '#lib/auth/password-reset/ask-password-reset';
import { ResetPassword, resetPassword } from '#lib/auth/password-reset/reset-password';
import { Account } from '#lib/auth/people/account';
import { limitLinks, limitSignUps } from '#lib/auth/sign-in/limit-sign-ups';
import { SignUp, SignUpAnswer, signUp } from '#lib/auth/sign-in/sign-up';
import { env } from '#lib/env';
import { operation } from '#lib/http/operation';
import { createdInvitation, invitation, invited, linkToken } from '#lib/http/operations/examples/accounts';
import { account, newAccount } from '#lib/http/operations/examples/people';
import { siteUrl } from '#lib/http/site-url';

const { name, password } = newAccount;

/** How accounts come to be and are got back into. Nothing here tells a stranger which e-mails have one. */
export const accountOperations = {
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
      await limitSignUps(request.header);
      if (env.SMTP_URL) await limitLinks(body.email);
      return signUp(ctx, body);
    },
  }),

  listInvitations: operation({
    method: 'GET',
    path: '/api/v1/invitations',
    id: 'listInvitations',
    tag: 'People',
    summary: 'List open invitations',
    description: 'Newest first: those that nobody has taken, for a month. Never the link itself.',
    permission: 'person:write',
    audited: true,
    query: ListInvitations,
    answer: InvitationPage,
    examples: { query: { limit: '20' }, answer: { data: [invitation], nextCursor: null } },
    run: (ctx, { query }) => listInvitations(ctx, query),
  }),

  createInvitation: operation({
    method: 'POST',
    path: '/api/v1/invitations',
    id: 'createInvitation',
    tag: 'People',
    summary: 'Invite somebody',
    description:
      'By a link that is good for seven days and once: sent by e-mail or, where this installation sends none, told in this ' +
      'answer only. It takes the place of an open invitation of the same e-mail, and says so.',
    permission: 'person:write',
    idempotent: true,
    status: 201,
    body: CreateInvitation,
    answer: CreatedInvitation,
    refuses: ['conflict'],
    examples: { body: invited, answer: createdInvitation },
    run: (ctx, { body, request }) => createInvitation(ctx, body, siteUrl(request.header)),
  }),

  revokeInvitation: operation({
    method: 'DELETE',
    path: '/api/v1/invitations/{id}',
    id: 'revokeInvitation',
    tag: 'People',
    summary: 'Take an invitation back',
    description: 'Its link opens nothing from then on.',
    permission: 'person:write',
    params: RevokeInvitation,
    refuses: ['not-found'],
    examples: { params: { id: invitation.id } },
    run: (ctx, { params }) => revokeInvitation(ctx, params),
  }),

  acceptInvitation: operation({
    method: 'POST',
    path: '/api/v1/invitations/accept',
    id: 'acceptInvitation',
    tag: 'People',
    summary: 'Make the account a link invites to',
    permission: 'public',
    isInternal: true,
    status: 201,
    body: AcceptInvitation,
    answer: Account,
    refuses: ['forbidden', 'conflict', 'rate-limited'],
    examples: { body: { token: linkToken, name, password }, answer: account },
    async run(ctx, { body, request }) {
      await limitSignUps(request.header);
      return acceptInvitation(ctx, body);
    },
  }),

  askPasswordReset: operation({
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
      await limitSignUps(request.header);
      await limitLinks(body.email);
      return askPasswordReset(ctx, body);
    },
  }),

  resetPassword: operation({
    method: 'POST',
    path: '/api/v1/password-resets/complete',
    id: 'resetPassword',
    tag: 'People',
    summary: 'Choose a new password by a link',
    description: 'Ends every session of that person. Two-factor stays on, API keys stay good.',
    permission: 'public',
    isInternal: true,
    body: ResetPassword,
    refuses: ['forbidden', 'rate-limited'],
    examples: { body: { token: linkToken, password } },
    async run(ctx, { body, request, audited }) {
      await limitSignUps(request.header);
      const { personId } = await resetPassword(ctx, body);
      audited.target = { personId };
    },
  }),

  askEmailVerification: operation({
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

  verifyEmail: operation({
    method: 'POST',
    path: '/api/v1/email-verifications/complete',
    id: 'verifyEmail',
    tag: 'People',
    summary: 'Confirm an e-mail by a link',
    permission: 'public',
    isInternal: true,
    body: VerifyEmail,
    refuses: ['forbidden', 'rate-limited'],
    examples: { body: { token: linkToken } },
    async run(ctx, { body, request, audited }) {
      await limitSignUps(request.header);
      const { personId } = await verifyEmail(ctx, body);
      audited.target = { personId };
    },
  }),

  askEmailChange: operation({
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
    examples: { body: { email: 'ada@new.example.org', currentPassword: password } },
    async run(ctx, { body, request }) {
      await limitSignUps(request.header);
      await askEmailChange(ctx, body);
    },
  }),

  changeEmail: operation({
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
