import { IconMailPlus } from '@tabler/icons-react';
import type { Metadata } from 'next';
import { InvitationTable } from '#components/people/invitation-table.tsx';
import { InvitePerson } from '#components/people/invite-person.tsx';
import { Card } from '#components/ui/card.tsx';
import { EmptyState } from '#components/ui/empty-state.tsx';
import { Page } from '#components/ui/page.tsx';
import { Pager } from '#components/ui/pager.tsx';
import { ListInvitations, listInvitations } from '#lib/auth/invitations/list-invitations';
import { env } from '#lib/env';
import { forPage } from '#lib/http/for-page';

export const metadata: Metadata = { title: 'Invitations' };

type Props = { searchParams: Promise<{ cursor?: string | string[] }> };

export default async function InvitationsPage({ searchParams }: Props) {
  const input = ListInvitations.safeParse(await searchParams).data ?? ListInvitations.parse({});
  const { data, nextCursor } = await forPage((ctx) => listInvitations(ctx, input));
  const now = new Date().toISOString();
  const invitations = data.map((each) => ({ ...each, isExpired: each.expiresAt <= now }));
  const invite = env.SIGN_UP !== 'closed' && <InvitePerson />;
  return (
    <Page
      title="Invitations"
      description={
        env.SIGN_UP === 'closed'
          ? 'Sign-up is closed here: no link makes an account. Add people yourself.'
          : 'Links by which people make their own accounts, with the role you choose. Each works once, for seven days.'
      }
      breadcrumbs={[{ label: 'People', href: '/people' }]}
      action={invitations.length > 0 && invite}
    >
      {invitations.length > 0 ? (
        <Card flush>
          <InvitationTable invitations={invitations} />
        </Card>
      ) : (
        <EmptyState icon={<IconMailPlus size={34} stroke={1.4} />} title="Nobody is invited" action={invite}>
          Invitations that somebody has taken are among the people, and no longer here.
        </EmptyState>
      )}
      <Pager
        path="/people/invitations"
        cursor={input.cursor}
        nextCursor={nextCursor}
        next="Older"
        back="Back to the newest"
      />
    </Page>
  );
}
