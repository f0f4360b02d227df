import { Group } from '@mantine/core';
import type { Metadata } from 'next';
import { AddPerson } from '#components/people/add-person.tsx';
import { InvitePerson } from '#components/people/invite-person.tsx';
import { PersonTable } from '#components/people/person-table.tsx';
import { RoleGuide } from '#components/people/role-guide.tsx';
import { AddressSearch } from '#components/ui/address-search.tsx';
import { Card } from '#components/ui/card.tsx';
import { EmptyState } from '#components/ui/empty-state.tsx';
import { Page } from '#components/ui/page.tsx';
import { Pager } from '#components/ui/pager.tsx';
import { TextLink } from '#components/ui/text-link.tsx';
import { currentPerson } from '#lib/auth/current-actor';
import { ListPeople, listPeople } from '#lib/auth/people/list-people';
import { env } from '#lib/env';
import { forPage } from '#lib/http/for-page';

export const metadata: Metadata = { title: 'People' };

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

export default async function PeoplePage({ searchParams }: Props) {
  const input = ListPeople.safeParse(await searchParams).data ?? ListPeople.parse({});
  const { data: people, nextCursor } = await forPage((ctx) => listPeople(ctx, input));
  const me = await currentPerson();
  const mayInvite = env.SIGN_UP !== 'closed';
  return (
    <Page
      title="People"
      description={
        <>
          Everybody with an account here. A changed role holds at once, also for the API keys of that person. Who is
          asked to come is among the <TextLink href="/people/invitations">invitations</TextLink>.
        </>
      }
      action={
        <Group gap="sm" grow preventGrowOverflow={false}>
          {mayInvite && <InvitePerson />}
          <AddPerson defaultRole={env.SIGN_UP_ROLE} variant={mayInvite ? 'default' : 'filled'} />
        </Group>
      }
    >
      <AddressSearch label="Search people" placeholder="Search by name or e-mail" initial={input.q ?? ''} />
      {people.length > 0 ? (
        <Card flush>
          <PersonTable people={people} myId={me?.id ?? ''} />
        </Card>
      ) : (
        <EmptyState title="Nobody found">
          Nobody here has “{input.q}” in their name or e-mail. Try fewer letters.
        </EmptyState>
      )}
      <Pager
        path="/people"
        query={{ q: input.q }}
        cursor={input.cursor}
        nextCursor={nextCursor}
        next="Next page"
        back="Back to the first"
      />
      <RoleGuide />
    </Page>
  );
}
