'use client';

import { signIn as signInWith } from 'next-auth/react';
import { AccountForm, type AccountInput } from '#components/sign-in/account-form.tsx';
import { callApi } from '#components/ui/call-api.ts';

type Props = {
  /** The route that makes the account, and what it wants beside name, e-mail and password. */
  path: '/api/v1/sign-up' | '/api/v1/set-up' | '/api/v1/invitations/accept';
  extra?: Record<string, string>;
  /** Whose account it is going to be, where that is settled. */
  email?: string;
  submitLabel: string;
  returnTo: string;
};

/** Makes an account for whoever sits here and signs them in with it. */
export function NewAccount({ path, extra, email: settled, submitLabel, returnTo }: Props) {
  async function create(account: AccountInput) {
    await callApi(path, { method: 'POST', body: { ...account, ...extra } });
    const { email, password } = account;
    const answer = await signInWith('credentials', { redirect: false, email, password }).catch(() => null);
    const signIn = `/sign-in?error=AfterSignUp&callbackUrl=${encodeURIComponent(returnTo)}`;
    window.location.assign(answer?.ok && !answer.error ? returnTo : signIn);
  }
  return <AccountForm submitLabel={submitLabel} email={settled} forOneself create={create} />;
}
