import { z } from 'zod';
import { operation } from '#lib/http/operation';
import { consent } from '#lib/http/operations/examples/privacy';
import { Consent } from '#lib/privacy/consents/consent';
import { GiveConsent, giveConsent } from '#lib/privacy/consents/give-consent';
import { listConsents } from '#lib/privacy/consents/list-consents';
import { WithdrawConsent, withdrawConsent } from '#lib/privacy/consents/withdraw-consent';

const ConsentPage = z.object({ data: z.array(Consent), nextCursor: z.null() }).meta({ id: 'ConsentPage' });

export const consentOperations = {
  listConsents: operation({
    method: 'GET',
    path: '/api/v1/me/consents',
    id: 'listConsents',
    tag: 'Privacy',
    summary: 'List what you agreed to',
    description: 'Newest first, all on one page. In the browser, signed in; no API key does it.',
    permission: 'privacy:use',
    answer: ConsentPage,
    examples: { answer: { data: [consent], nextCursor: null } },
    run: async (ctx) => ({ data: await listConsents(ctx), nextCursor: null }),
  }),

  giveConsent: operation({
    method: 'POST',
    path: '/api/v1/me/consents',
    id: 'giveConsent',
    tag: 'Privacy',
    summary: 'Agree to something',
    description: 'To the wording that was shown. In the browser, signed in; no API key does it.',
    permission: 'privacy:use',
    status: 201,
    body: GiveConsent,
    answer: Consent,
    refuses: ['conflict'],
    examples: { body: { purpose: 'product-news', wording: consent.wording }, answer: consent },
    run: (ctx, { body }) => giveConsent(ctx, body),
  }),

  withdrawConsent: operation({
    method: 'DELETE',
    path: '/api/v1/me/consents/{purpose}',
    id: 'withdrawConsent',
    tag: 'Privacy',
    summary: 'Take back what you agreed to',
    description: 'At once. In the browser, signed in; no API key does it.',
    permission: 'privacy:use',
    params: WithdrawConsent,
    examples: { params: { purpose: 'product-news' } },
    run: (ctx, { params }) => withdrawConsent(ctx, params),
  }),
};
