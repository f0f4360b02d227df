import type { Metadata } from 'next';
import { ConsentList } from '#components/privacy/consent-list.tsx';
import { EraseAccount } from '#components/privacy/erase-account.tsx';
import { OwnExport } from '#components/privacy/own-export.tsx';
import { ownerOf } from '#components/profile/owner.ts';
import { Card } from '#components/ui/card.tsx';
import { Page } from '#components/ui/page.tsx';
import { currentPerson } from '#lib/auth/current-actor';
import { getTwoFactor } from '#lib/auth/two-factor/get-two-factor';
import { env } from '#lib/env';
import { forPage } from '#lib/http/for-page';
import { listConsents } from '#lib/privacy/consents/list-consents';
import { getOwnErasure } from '#lib/privacy/erasure/get-own-erasure';
import { readOwnExport } from '#lib/privacy/export/read-own-export';

export const metadata: Metadata = { title: 'Your data' };

export default async function PrivacyPage() {
  const person = await currentPerson();
  if (!person) return null;
  const [archive, erasure, consents, twoFactor] = await forPage((ctx) =>
    Promise.all([readOwnExport(ctx), getOwnErasure(ctx), listConsents(ctx), getTwoFactor(ctx)]),
  );
  return (
    <Page title="Your data" width="narrow">
      <Card
        title="Take it with you"
        description="One archive of all that is held about you: as JSON, as CSV, and your files."
      >
        <OwnExport archive={archive} />
      </Card>
      <Card title="What you agree to" description="None of it is needed to use this site. Change it at any time.">
        <ConsentList consents={consents} />
      </Card>
      <Card title="Erase it" description="Your account and all that is held about you, for good.">
        <EraseAccount erasure={erasure} owner={ownerOf(person, twoFactor)} graceDays={env.ERASURE_GRACE_DAYS} />
      </Card>
    </Page>
  );
}
