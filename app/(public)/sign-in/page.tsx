import type { Metadata } from 'next';
import { redirect } from 'next/navigation';
import { FormCard } from '#components/sign-in/form-card.tsx';
import { SignInForm } from '#components/sign-in/sign-in-form.tsx';
import { TextLink } from '#components/ui/text-link.tsx';
import { currentPerson } from '#lib/auth/current-actor';
import { oauthProviders } from '#lib/auth/sign-in/oauth-providers';
import { returnPath } from '#lib/auth/sign-in/return-path';
import { signInProblems, signInProblemText } from '#lib/auth/sign-in/sign-in-problems';
import { env } from '#lib/env';

export const metadata: Metadata = { title: 'Sign in' };

type Props = { searchParams: Promise<{ callbackUrl?: string | string[]; error?: string | string[] }> };

export default async function SignInPage({ searchParams }: Props) {
  const { callbackUrl, error } = await searchParams;
  const returnTo = returnPath(callbackUrl);
  if (!error && (await currentPerson())) redirect(returnTo);
  const signUp = `/sign-up?callbackUrl=${encodeURIComponent(returnTo)}`;
  return (
    <FormCard
      title="Sign in"
      below={
        <>
          <TextLink href="/reset-password">Forgot your password?</TextLink>
          {env.SIGN_UP === 'open' && (
            <>
              <br />
              No account yet? <TextLink href={signUp}>Sign up</TextLink>
            </>
          )}
        </>
      }
    >
      <SignInForm
        returnTo={returnTo}
        providers={oauthProviders().map(({ id, name }) => ({ id, name }))}
        problemTexts={signInProblems}
        problem={error === undefined ? null : signInProblemText(String(error))}
      />
    </FormCard>
  );
}
