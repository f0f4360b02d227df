'use client';

import { Button } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useRouter } from 'next/navigation';
import { useState } from 'react';
import { callApi } from '#components/ui/call-api.ts';
import { Confirm } from '#components/ui/confirm.tsx';

/** Ends every session of one's own but this one, once that is confirmed. */
export function SignOutElsewhere() {
  const router = useRouter();
  const [asking, setAsking] = useState(false);

  async function signOut() {
    await callApi('/api/v1/me/sessions', { method: 'DELETE' });
    notifications.show({ message: 'You are signed out everywhere else.' });
    router.refresh();
  }
  return (
    <>
      <Button variant="default" size="xs" onClick={() => setAsking(true)}>
        Sign out everywhere else
      </Button>
      <Confirm
        opened={asking}
        onClose={() => setAsking(false)}
        title="Sign out everywhere else?"
        confirmLabel="Sign out everywhere else"
        harmless
        onConfirm={signOut}
      >
        Every other browser and program that signed in with your password is signed out. API keys stay as they are.
      </Confirm>
    </>
  );
}
