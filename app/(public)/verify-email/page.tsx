import type { Metadata } from 'next';
import { ConfirmEmail } from '#components/sign-in/confirm-email.tsx';
import { FormCard } from '#components/sign-in/form-card.tsx';
import { LinkIsOver } from '#components/sign-in/link-is-over.tsx';
import { LinkButton } from '#components/ui/link-button.tsx';
import { findOpenLink } from '#lib/auth/links/open-link';
import { forPage } from '#lib/http/for-page';

export const metadata: Metadata = { title: 'Confirm your e-mail', referrer: 'no-referrer', robots: 'noindex' };

type Props = { searchParams: Promise<{ token?: string | string[] }> };

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
