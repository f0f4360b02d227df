'use client';

import { Button } from '@mantine/core';
import { IconLogout } from '@tabler/icons-react';
import { signOut } from 'next-auth/react';

export function SignOutButton() {
  return (
    <Button
      variant="default"
      leftSection={<IconLogout size={18} stroke={1.7} />}
      onClick={() => void signOut({ callbackUrl: '/sign-in' })}
    >
      Sign out
    </Button>
  );
}
