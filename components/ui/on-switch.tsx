'use client';

import { Switch } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useRouter } from 'next/navigation';
import { useState } from 'react';
import { toApiProblem } from '#components/ui/api-problem.ts';
import classes from '#components/ui/on-switch.module.css';

type Props = {
  /** What it switches: "Nightly retraining". */
  name: string;
  isOn: boolean;
  turn: (on: boolean) => Promise<unknown>;
};

/** Turns something on or off, at once on the screen; back again where that did not work. */
export function OnSwitch({ name, isOn, turn }: Props) {
  const router = useRouter();
  const [on, setOn] = useState(isOn);
  async function set(next: boolean) {
    setOn(next);
    try {
      await turn(next);
      router.refresh();
    } catch (error) {
      setOn(!next);
      const { title, message } = toApiProblem(error);
      notifications.show({ color: 'red', title, message });
    }
  }
  return (
    <Switch
      checked={on}
      onChange={(event) => void set(event.currentTarget.checked)}
      aria-label={`${name} is on`}
      className={classes.switch}
    />
  );
}
