import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { FormCard } from '#components/sign-in/form-card.tsx';
import { NewAccount } from '#components/sign-in/new-account.tsx';
import { Notice } from '#components/ui/notice.tsx';
import { ensureSetupToken } from '#lib/auth/people/setup-token';
import { forPage } from '#lib/http/for-page';

export const metadata: Metadata = { title: 'Set up', referrer: 'no-referrer', robots: 'noindex' };

type Props = { searchParams: Promise<{ token?: string | string[] }> };

/** There is nothing here once there is anybody. The token itself is judged when the form is sent. */
export default async function SetUpPage({ searchParams }: Props) {
  const { token } = await searchParams;
  const isSetUp = (await forPage(({ db }) => ensureSetupToken(db))) === null;
  if (isSetUp) notFound();
  if (typeof token !== 'string' || token === '') return <TokenMissing />;
  return (
    <FormCard
      title="Make the first admin"
      description="This installation has nobody yet. The account you make here can do everything: publish models, and let others in."
    >
      <NewAccount path="/api/v1/set-up" extra={{ token }} submitLabel="Make the account" returnTo="/models" />
    </FormCard>
  );
}

function TokenMissing() {
  return (
    <Notice title="Open the link from the log">
      <p>
        When the server starts, it prints a line with <code>/set-up?token=…</code>. Only who can read that log can make
        the first admin: open that address, token and all.
      </p>
    </Notice>
  );
}
