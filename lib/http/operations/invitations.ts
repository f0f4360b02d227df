import { AcceptInvitation, acceptInvitation } from '#lib/auth/invitations/accept-invitation';
import { CreatedInvitation, CreateInvitation, createInvitation } from '#lib/auth/invitations/create-invitation';
import { InvitationPage, ListInvitations, listInvitations } from '#lib/auth/invitations/list-invitations';
import { RevokeInvitation, revokeInvitation } from '#lib/auth/invitations/revoke-invitation';
import { Account } from '#lib/auth/people/account';
import { limitAccountCalls } from '#lib/auth/tries/limit-account-calls';
import { operation } from '#lib/http/operation';
import { createdInvitation, invitation, invited } from '#lib/http/operations/examples/invitations';
import { linkToken } from '#lib/http/operations/examples/link-token';
import { account, newAccount } from '#lib/http/operations/examples/people';
import { siteUrl } from '#lib/http/site-url';

const { name, password } = newAccount;

export const invitationOperations = {
  list: operation({
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

  create: operation({
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

  revoke: operation({
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

  accept: operation({
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
      await limitAccountCalls(request.header);
      return acceptInvitation(ctx, body);
    },
  }),
};
