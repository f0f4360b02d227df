import { Text } from '@mantine/core';
import { ShareForm } from '#components/models/sharing/share-form.tsx';
import { SharedPeopleTable } from '#components/models/sharing/shared-people-table.tsx';
import classes from '#components/models/sharing/sharing.module.css';
import { Card } from '#components/ui/card.tsx';
import type { ModelShares } from '#lib/registry/sharing/list-shares';

type Props = { slug: string; people: ModelShares['data'] };

/** Whom a shared model is shared with, and the way to add and remove people. */
export function SharedPeople({ slug, people }: Props) {
  return (
    <Card
      flush
      title="People it is shared with"
      description="Besides you and the admins, they see this model and call it. They cannot change it, share it, or see what others asked."
    >
      <ShareForm slug={slug} />
      {people.length > 0 ? (
        <SharedPeopleTable slug={slug} people={people} />
      ) : (
        <Text c="dimmed" size="sm" className={classes.nobody}>
          Nobody yet.
        </Text>
      )}
    </Card>
  );
}
