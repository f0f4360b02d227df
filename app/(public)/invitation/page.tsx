import type { Metadata } from 'next';
import { FormCard } from '#components/sign-in/form-card.tsx';
import { LinkIsOver } from '#components/sign-in/link-is-over.tsx';
import { NewAccount } from '#components/sign-in/new-account.tsx';
import { LinkButton } from '#components/ui/link-button.tsx';
import { readInvitation } from '#lib/auth/invitations/read-invitation';
import { forPage } from '#lib/http/for-page';

export const metadata: Metadata = { title: 'Make your account', referrer: 'no-referrer', robots: 'noindex' };

type Props = { searchParams: Promise<{ token?: string | string[] }> };

/** Where an invitation leads, and the link that goes to who signs up. Opening the page uses up nothing. */
export default async function InvitationPage({ searchParams }: Props) {
  const token = String((await searchParams).token ?? '');
  const invitation = await forPage((ctx) => readInvitation(ctx, { token }));
  if (!invitation) {
    return (
      <LinkIsOver actions={<LinkButton href="/sign-in">Sign in</LinkButton>}>
        If you made your account with it, sign in. Else ask for another one.
      </LinkIsOver>
    );
  }
  return (
    <FormCard
      title="Make your account"
      description={
        invitation.isByAdmin
          ? 'You are invited. Choose how you are called and a password.'
          : 'Your e-mail is confirmed. Choose how you are called and a password.'
      }
    >
      <NewAccount
        path="/api/v1/invitations/accept"
        extra={{ token }}
        email={invitation.email}
        submitLabel="Make the account"
        returnTo="/predict"
      />
    </FormCard>
  );
}
