'use client';

import { Button } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useRouter } from 'next/navigation';
import { useState } from 'react';
import { PersonEmail } from '#components/people/person-email.tsx';
import { callApi } from '#components/ui/call-api.ts';
import { Confirm } from '#components/ui/confirm.tsx';
import { DataTable } from '#components/ui/data-table.tsx';
import { Time } from '#components/ui/time.tsx';
import type { ModelShares } from '#lib/registry/sharing/list-shares';

type Person = ModelShares['data'][number];

const columns = [{ label: 'Name' }, { label: 'E-mail' }, { label: 'Since' }, { label: 'Actions', quiet: true }];

/** The people a model is shared with, with the way to take it away from each. */
export function SharedPeopleTable({ slug, people }: { slug: string; people: readonly Person[] }) {
  const router = useRouter();
  const [removing, setRemoving] = useState<Person | null>(null);
  const [asking, setAsking] = useState(false);

  async function remove() {
    if (!removing) return;
    await callApi(`/api/v1/models/${slug}/people/${removing.id}`, { method: 'DELETE' });
    notifications.show({ message: `No longer shared with ${removing.name}` });
    router.refresh();
  }
  const ask = (person: Person) => {
    setRemoving(person);
    setAsking(true);
  };
  return (
    <>
      <DataTable
        label="People it is shared with"
        columns={columns}
        rows={people.map((person) => ({
          id: person.id,
          cells: [
            person.name,
            <PersonEmail key="email" person={person} />,
            <Time key="since" value={person.sharedAt} show="date" />,
            <Button
              key="remove"
              variant="default"
              size="compact-sm"
              aria-label={`Remove ${person.name}, ${person.email}`}
              onClick={() => ask(person)}
            >
              Remove
            </Button>,
          ],
        }))}
      />
      <Confirm
        opened={asking}
        onClose={() => setAsking(false)}
        title={`Remove ${removing?.name}?`}
        confirmLabel="Remove"
        onConfirm={remove}
      >
        At once: the model does not exist for them any more, nor for their API keys, and batch jobs of theirs that it is
        scoring end. What it answered them before stays theirs. You can share it again.
      </Confirm>
    </>
  );
}
