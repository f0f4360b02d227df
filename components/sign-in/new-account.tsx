'use client';

import { signIn } from 'next-auth/react';
import { AccountForm, type AccountInput } from '#components/sign-in/account-form.tsx';
import { callApi } from '#components/ui/call-api.ts';

type Props = {
  /** The route that makes the account, and what it wants beside name, e-mail and password. */
  path: '/api/v1/sign-up' | '/api/v1/set-up';
  extra?: Record<string, string>;
  submitLabel: string;
  returnTo: string;
};

/** Makes an account for whoever sits here and signs them in with it. */
export function NewAccount({ path, extra, submitLabel, returnTo }: Props) {
  async function create(account: AccountInput) {
    await callApi(path, { method: 'POST', body: { ...account, ...extra } });
    const { email, password } = account;
    const answer = await signIn('credentials', { redirect: false, email, password }).catch(() => null);
    window.location.assign(answer?.ok && !answer.error ? returnTo : '/sign-in');
  }
  return <AccountForm submitLabel={submitLabel} forOneself create={create} />;
}
