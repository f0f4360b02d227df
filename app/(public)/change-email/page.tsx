import type { Metadata } from 'next';
import { ConfirmEmail } from '#components/sign-in/confirm-email.tsx';
import { FormCard } from '#components/sign-in/form-card.tsx';
import { LinkIsOver } from '#components/sign-in/link-is-over.tsx';
import { LinkButton } from '#components/ui/link-button.tsx';
import { Notice } from '#components/ui/notice.tsx';
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
  if (!person) return <SignInFirst email={link.email} token={token} />;
  if (person.id !== link.userId) return <OfAnotherAccount email={person.email} />;
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

function SignInFirst({ email, token }: { email: string; token: string }) {
  const back = encodeURIComponent(`/change-email?token=${encodeURIComponent(token)}`);
  return (
    <FormCard
      title="Change your e-mail"
      description={`Sign in to the account that is to have ${email}, with the e-mail it has now.`}
    >
      <LinkButton href={`/sign-in?callbackUrl=${back}`} fullWidth>
        Sign in
      </LinkButton>
    </FormCard>
  );
}

function OfAnotherAccount({ email }: { email: string }) {
  return (
    <Notice
      title="This link is for another account"
      actions={<LinkButton href="/profile">Go to your profile</LinkButton>}
    >
      <p>You are signed in as {email}. Sign out there, sign in to the account that asked for it, and open it again.</p>
    </Notice>
  );
}
