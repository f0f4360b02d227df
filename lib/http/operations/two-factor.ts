import { z } from 'zod';
import { BeginTwoFactor, BegunTwoFactor, beginTwoFactor } from '#lib/auth/two-factor/begin-two-factor';
import { getTwoFactor, TwoFactor } from '#lib/auth/two-factor/get-two-factor';
import { RecoveryCodes } from '#lib/auth/two-factor/recovery-codes';
import { renewRecoveryCodes } from '#lib/auth/two-factor/renew-recovery-codes';
import { BothFactors } from '#lib/auth/two-factor/require-both-factors';
import { resetTwoFactor } from '#lib/auth/two-factor/reset-two-factor';
import { switchOffTwoFactor } from '#lib/auth/two-factor/switch-off-two-factor';
import { SwitchOnTwoFactor, switchOnTwoFactor } from '#lib/auth/two-factor/switch-on-two-factor';
import { operation } from '#lib/http/operation';
import { account, newAccount } from '#lib/http/operations/examples/people';
import { begunTwoFactor, bothFactors, recoveryCodes } from '#lib/http/operations/examples/two-factor';

// `key:write` is what everybody holds over their own access; the use cases let people in, and no key.
export const twoFactorOperations = {
  get: operation({
    method: 'GET',
    path: '/api/v1/me/two-factor',
    id: 'getTwoFactor',
    tag: 'People',
    summary: 'Get how your two-factor stands',
    description: 'In the browser, signed in; no API key does it.',
    permission: 'key:write',
    isInternal: true,
    answer: TwoFactor,
    refuses: ['not-found'],
    examples: { answer: { since: '2026-11-20T08:00:00.000Z', recoveryCodesLeft: 9, hasPassword: true } },
    run: (ctx) => getTwoFactor(ctx),
  }),

  begin: operation({
    method: 'POST',
    path: '/api/v1/me/two-factor/begin',
    id: 'beginTwoFactor',
    tag: 'People',
    summary: 'Make a secret for an authenticator app',
    description: 'Nothing is in force until a code of the app has switched two-factor on.',
    permission: 'key:write',
    isInternal: true,
    body: BeginTwoFactor,
    answer: BegunTwoFactor,
    refuses: ['not-found', 'conflict'],
    examples: { body: { currentPassword: newAccount.password }, answer: begunTwoFactor },
    run: (ctx, { body }) => beginTwoFactor(ctx, body),
  }),

  switchOn: operation({
    method: 'POST',
    path: '/api/v1/me/two-factor/switch-on',
    id: 'switchOnTwoFactor',
    tag: 'People',
    summary: 'Switch two-factor on',
    description: 'With a code of the app. The only answer that has the recovery codes. Your other sessions end.',
    permission: 'key:write',
    isInternal: true,
    body: SwitchOnTwoFactor,
    answer: RecoveryCodes,
    refuses: ['not-found', 'conflict'],
    examples: { body: { code: bothFactors.code }, answer: recoveryCodes },
    run: (ctx, { body }) => switchOnTwoFactor(ctx, body),
  }),

  renewRecoveryCodes: operation({
    method: 'POST',
    path: '/api/v1/me/two-factor/recovery-codes',
    id: 'renewRecoveryCodes',
    tag: 'People',
    summary: 'Make new recovery codes',
    description: 'Those before are worth nothing then. The only answer that has them.',
    permission: 'key:write',
    isInternal: true,
    body: BothFactors,
    answer: RecoveryCodes,
    refuses: ['not-found', 'conflict'],
    examples: { body: bothFactors, answer: recoveryCodes },
    run: (ctx, { body }) => renewRecoveryCodes(ctx, body),
  }),

  switchOff: operation({
    method: 'POST',
    path: '/api/v1/me/two-factor/switch-off',
    id: 'switchOffTwoFactor',
    tag: 'People',
    summary: 'Switch two-factor off',
    description: 'With password and code. Your other sessions end.',
    permission: 'key:write',
    isInternal: true,
    body: BothFactors,
    refuses: ['not-found', 'conflict'],
    examples: { body: bothFactors },
    run: (ctx, { body }) => switchOffTwoFactor(ctx, body),
  }),

  reset: operation({
    method: 'DELETE',
    path: '/api/v1/people/{id}/two-factor',
    id: 'resetTwoFactor',
    tag: 'People',
    summary: 'Reset two-factor for somebody',
    description:
      'Switches it off for who has lost app and recovery codes: make sure who asks. Their sessions end, and they sign in with ' +
      'the password alone.',
    permission: 'person:write',
    params: z.object({ id: z.string() }),
    refuses: ['not-found', 'conflict'],
    examples: { params: { id: account.id } },
    run: (ctx, { params }) => resetTwoFactor(ctx, { personId: params.id }),
  }),
};
