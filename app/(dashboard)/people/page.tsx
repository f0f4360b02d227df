import type { Metadata } from 'next';
import { AddPerson } from '#components/people/add-person.tsx';
import { PersonTable } from '#components/people/person-table.tsx';
import { RoleGuide } from '#components/people/role-guide.tsx';
import { Card } from '#components/ui/card.tsx';
import { LinkButton } from '#components/ui/link-button.tsx';
import { Page } from '#components/ui/page.tsx';
import { TextLink } from '#components/ui/text-link.tsx';
import { currentPerson } from '#lib/auth/current-actor';
import { ListPeople, listPeople } from '#lib/auth/people/list-people';
import { forPage } from '#lib/http/for-page';

export const metadata: Metadata = { title: 'People' };

type Props = { searchParams: Promise<{ cursor?: string | string[] }> };

export default async function PeoplePage({ searchParams }: Props) {
  const input = ListPeople.safeParse(await searchParams).data ?? ListPeople.parse({});
  const { data: people, nextCursor } = await forPage((ctx) => listPeople(ctx, input));
  const me = await currentPerson();
  return (
    <Page
      title="People"
      description={
        <>
          Everybody with an account here. A changed role holds at once, also for the API keys of that person. Who is
          asked to come is among the <TextLink href="/people/invitations">invitations</TextLink>.
        </>
      }
      action={<AddPerson />}
    >
      <Card flush>
        <PersonTable people={people} myId={me?.id ?? ''} />
      </Card>
      {nextCursor && (
        <LinkButton href={`/people?cursor=${nextCursor}`} variant="default" mt="md">
          Next page
        </LinkButton>
      )}
      <RoleGuide />
    </Page>
  );
}
