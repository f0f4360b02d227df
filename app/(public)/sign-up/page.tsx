import type { Metadata } from 'next';
import { redirect } from 'next/navigation';
import { EmailForm } from '#components/sign-in/email-form.tsx';
import { FormCard } from '#components/sign-in/form-card.tsx';
import { NewAccount } from '#components/sign-in/new-account.tsx';
import { LinkButton } from '#components/ui/link-button.tsx';
import { Notice } from '#components/ui/notice.tsx';
import { TextLink } from '#components/ui/text-link.tsx';
import { currentPerson } from '#lib/auth/current-actor';
import { returnPath } from '#lib/auth/sign-in/return-path';
import { env } from '#lib/env';

export const metadata: Metadata = { title: 'Sign up' };

type Props = { searchParams: Promise<{ callbackUrl?: string | string[] }> };

export default async function SignUpPage({ searchParams }: Props) {
  const returnTo = returnPath((await searchParams).callbackUrl);
  if (await currentPerson()) redirect(returnTo);
  if (env.SIGN_UP === 'closed') return <Closed />;
  if (env.SIGN_UP === 'invitation') return <ByInvitation />;
  const signIn = `/sign-in?callbackUrl=${encodeURIComponent(returnTo)}`;
  return (
    <FormCard
      title="Sign up"
      description="With an account you can call the models that are shared here, and make API keys for your programs."
      below={
        <>
          Have an account? <TextLink href={signIn}>Sign in</TextLink>
        </>
      }
    >
      {env.SMTP_URL ? (
        <EmailForm
          path="/api/v1/sign-up"
          submitLabel="Sign up"
          doneTitle="Look into your e-mail"
          done="A link to go on is on its way there. It works once, for 24 hours."
        />
      ) : (
        <NewAccount path="/api/v1/sign-up" submitLabel="Sign up" returnTo={returnTo} />
      )}
    </FormCard>
  );
}

function Closed() {
  return (
    <Notice title="Sign-up is closed here" actions={<LinkButton href="/sign-in">Sign in</LinkButton>}>
      <p>Accounts on this installation are made by its admins. Ask one of them to add you.</p>
    </Notice>
  );
}

function ByInvitation() {
  return (
    <Notice title="Sign-up is by invitation here" actions={<LinkButton href="/sign-in">Sign in</LinkButton>}>
      <p>Ask an admin of this installation for a link, and open it to make your account.</p>
    </Notice>
  );
}
