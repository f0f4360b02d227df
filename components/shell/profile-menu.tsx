'use client';

import { Avatar, Menu, Text, UnstyledButton } from '@mantine/core';
import { IconApi, IconLogout, IconUser } from '@tabler/icons-react';
import Link from 'next/link';
import { signOut } from 'next-auth/react';
import classes from '#components/shell/shell.module.css';
import type { CurrentPerson } from '#lib/auth/current-actor';

/** Who is signed in, the way to their profile, and out. */
export function ProfileMenu({ person }: { person: CurrentPerson }) {
  return (
    <Menu position="bottom-end" withinPortal={false} width={240}>
      <Menu.Target>
        <UnstyledButton className={classes.profile} aria-label={`Account of ${person.name}`}>
          <Avatar name={person.name} color="verdigris" size={32} aria-hidden />
        </UnstyledButton>
      </Menu.Target>
      <Menu.Dropdown>
        <div className={classes.person}>
          <Text size="sm" fw={600} truncate>
            {person.name}
          </Text>
          <Text size="xs" c="dimmed" truncate>
            {person.email}
          </Text>
        </div>
        <Menu.Divider />
        <Menu.Item component={Link} href="/profile" leftSection={<IconUser size={16} stroke={1.7} />}>
          Profile
        </Menu.Item>
        <Menu.Item component={Link} href="/docs" leftSection={<IconApi size={16} stroke={1.7} />}>
          API
        </Menu.Item>
        <Menu.Item
          leftSection={<IconLogout size={16} stroke={1.7} />}
          onClick={() => void signOut({ callbackUrl: '/sign-in' })}
        >
          Sign out
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
