import type { Metadata } from 'next';
import { ConfirmEmail } from '#components/sign-in/confirm-email.tsx';
import { FormCard } from '#components/sign-in/form-card.tsx';
import { LinkIsOver } from '#components/sign-in/link-is-over.tsx';
import { LinkOfAnotherAccount } from '#components/sign-in/link-of-another-account.tsx';
import { SignInForLink } from '#components/sign-in/sign-in-for-link.tsx';
import { LinkButton } from '#components/ui/link-button.tsx';
import { currentPerson } from '#lib/auth/current-actor';
import { findOpenLink } from '#lib/auth/links/open-link';
import { forPage } from '#lib/http/for-page';

export const metadata: Metadata = { title: 'Confirm your e-mail', referrer: 'no-referrer', robots: 'noindex' };

type Props = { searchParams: Promise<{ token?: string | string[] }> };

/** Where the link to an e-mail leads. It opens nothing by itself: whose account has that e-mail has to be signed in. */
export default async function VerifyEmailPage({ searchParams }: Props) {
  const token = String((await searchParams).token ?? '');
  const link = await forPage(({ db }) => findOpenLink(db, 'verify-email', token));
  if (!link) {
    return (
      <LinkIsOver actions={<LinkButton href="/profile">Go to your profile</LinkButton>}>
        Your profile says whether your e-mail is confirmed, and has another link.
      </LinkIsOver>
    );
  }
  const person = await currentPerson();
  if (!person) {
    return (
      <SignInForLink
        title="Confirm your e-mail"
        description={`Sign in to the account that has ${link.email}.`}
        path={`/verify-email?token=${encodeURIComponent(token)}`}
      />
    );
  }
  if (person.id !== link.userId) return <LinkOfAnotherAccount email={person.email} />;
  return (
    <FormCard title="Confirm your e-mail" description={`${link.email} is yours, and you can be reached there.`}>
      <ConfirmEmail
        path="/api/v1/email-verifications/complete"
        token={token}
        submitLabel="Confirm e-mail"
        done="Your e-mail is confirmed."
        goOnTo="/predict"
      />
    </FormCard>
  );
}
