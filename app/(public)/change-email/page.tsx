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

export const metadata: Metadata = { title: 'Change your e-mail', referrer: 'no-referrer', robots: 'noindex' };

type Props = { searchParams: Promise<{ token?: string | string[] }> };

/** Where the link to a new e-mail leads. It opens nothing by itself: whoever asked for it has to be signed in. */
export default async function ChangeEmailPage({ searchParams }: Props) {
  const token = String((await searchParams).token ?? '');
  const link = await forPage(({ db }) => findOpenLink(db, 'change-email', token));
  if (!link) {
    return (
      <LinkIsOver actions={<LinkButton href="/profile">Go to your profile</LinkButton>}>
        Your profile says which e-mail you have, and changes it.
      </LinkIsOver>
    );
  }
  const person = await currentPerson();
  if (!person) {
    return (
      <SignInForLink
        title="Change your e-mail"
        description={`Sign in to the account that is to have ${link.email}, with the e-mail it has now.`}
        path={`/change-email?token=${encodeURIComponent(token)}`}
      />
    );
  }
  if (person.id !== link.userId) return <LinkOfAnotherAccount email={person.email} />;
  return (
    <FormCard
      title="Change your e-mail"
      description={`You sign in with ${link.email} from then on. It signs you out everywhere else.`}
    >
      <ConfirmEmail
        path="/api/v1/email-changes/complete"
        token={token}
        submitLabel="Change e-mail"
        done={`Your e-mail is ${link.email} from now on.`}
        goOnTo="/profile"
      />
    </FormCard>
  );
}
