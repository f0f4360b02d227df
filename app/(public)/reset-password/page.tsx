import type { Metadata } from 'next';
import { EmailForm } from '#components/sign-in/email-form.tsx';
import { FormCard } from '#components/sign-in/form-card.tsx';
import { LinkIsOver } from '#components/sign-in/link-is-over.tsx';
import { NewPasswordForm } from '#components/sign-in/new-password-form.tsx';
import { LinkButton } from '#components/ui/link-button.tsx';
import { TextLink } from '#components/ui/text-link.tsx';
import { findOpenLink } from '#lib/auth/links/open-link';
import { env } from '#lib/env';
import { forPage } from '#lib/http/for-page';

export const metadata: Metadata = { title: 'New password', referrer: 'no-referrer', robots: 'noindex' };

type Props = { searchParams: Promise<{ token?: string | string[] }> };

/** Without a token the page asks whose password it is; with one it asks for the new password. */
export default async function ResetPasswordPage({ searchParams }: Props) {
  const { token } = await searchParams;
  return typeof token === 'string' ? <Choose token={token} /> : <Ask />;
}

async function Choose({ token }: { token: string }) {
  const link = await forPage(({ db }) => findOpenLink(db, 'reset-password', token));
  if (!link) {
    return (
      <LinkIsOver actions={<LinkButton href="/reset-password">Ask for another one</LinkButton>}>
        Ask for another one.
      </LinkIsOver>
    );
  }
  return (
    <FormCard title="Choose a new password" description={`For ${link.email}. It signs you out everywhere.`}>
      <NewPasswordForm token={token} email={link.email} />
    </FormCard>
  );
}

function Ask() {
  const sendsEmail = Boolean(env.SMTP_URL);
  return (
    <FormCard
      title="Forgot your password?"
      description={
        sendsEmail
          ? 'Type your e-mail. A link to choose another password goes there.'
          : 'This installation sends no e-mail. When you ask here, a link to choose another password is written into the log of the server: get it from whoever runs this installation.'
      }
      below={<TextLink href="/sign-in">Back to sign in</TextLink>}
    >
      <EmailForm
        path="/api/v1/password-resets"
        submitLabel={sendsEmail ? 'Send me a link' : 'Ask for a link'}
        doneTitle={sendsEmail ? 'Look into your e-mail' : 'Ask your admin now'}
        done={
          sendsEmail
            ? 'If this e-mail has an account, a link is on its way. It works once, for an hour.'
            : 'If this e-mail has an account, a link stands in the log of the server. It works once, for an hour.'
        }
      />
    </FormCard>
  );
}
