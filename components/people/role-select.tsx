'use client';

import { NativeSelect } from '@mantine/core';
import { useMounted } from '@mantine/hooks';
import { notifications } from '@mantine/notifications';
import { useRouter } from 'next/navigation';
import { useState } from 'react';
import classes from '#components/people/role-select.module.css';
import { roleChoices, roleTexts } from '#components/people/role-texts.ts';
import { toApiProblem } from '#components/ui/api-problem.ts';
import { callApi } from '#components/ui/call-api.ts';
import { Confirm } from '#components/ui/confirm.tsx';
import type { Role } from '#lib/auth/permissions';

type Props = { person: { id: string; name: string; role: Role }; isMe: boolean };

const isRole = (value: string): value is Role => Object.hasOwn(roleTexts, value);

/** A person's role, changed as soon as another is chosen; giving up one's own is asked about first. */
export function RoleSelect({ person, isMe }: Props) {
  const router = useRouter();
  const mounted = useMounted();
  const [role, setRole] = useState(person.role);
  const [saving, setSaving] = useState(false);
  const [givingUp, setGivingUp] = useState<Role | null>(null);

  async function change(to: Role) {
    await callApi(`/api/v1/people/${person.id}`, { method: 'PATCH', body: { role: to } });
    notifications.show({ message: `${person.name}: ${roleTexts[to].label} from now on.` });
    setRole(to);
    router.refresh();
  }

  async function choose(value: string) {
    if (!isRole(value) || value === role) return;
    if (isMe) return setGivingUp(value);
    setSaving(true);
    await change(value).catch((error: unknown) => {
      const { title, message } = toApiProblem(error);
      notifications.show({ color: 'red', title, message });
    });
    setSaving(false);
  }

  return (
    <>
      <NativeSelect
        aria-label={`Role of ${person.name}`}
        size="sm"
        w={140}
        data={roleChoices}
        value={role}
        // A choice made before the page has come to life would be lost.
        disabled={saving || !mounted}
        classNames={{ input: classes.select }}
        data-waking={!mounted || undefined}
        onChange={(event) => void choose(event.currentTarget.value)}
      />
      <Confirm
        opened={givingUp !== null}
        onClose={() => setGivingUp(null)}
        title="Give up your own admin role?"
        confirmLabel="Give it up"
        onConfirm={() => change(givingUp ?? role)}
      >
        You will not see this page any more, and only another admin can make you one again.
      </Confirm>
    </>
  );
}
