'use client';

import { AppShell, Burger, Group, NavLink } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import Link from 'next/link';
import { usePathname } from 'next/navigation';
import { type ReactNode, useEffect } from 'react';
import { areas } from '#components/shell/areas.ts';
import { Brand } from '#components/shell/brand.tsx';
import { ColorSchemeMenu } from '#components/shell/color-scheme-menu.tsx';
import { ProfileMenu } from '#components/shell/profile-menu.tsx';
import classes from '#components/shell/shell.module.css';
import { SkipLink } from '#components/shell/skip-link.tsx';
import type { CurrentPerson } from '#lib/auth/current-actor';

/** What stands around every page of the dashboard: header, navigation, and the place for the page. */
export function DashboardShell({ person, children }: { person: CurrentPerson; children: ReactNode }) {
  const [opened, { toggle, close }] = useDisclosure();
  const pathname = usePathname();
  useEffect(close, [pathname]);

  return (
    <AppShell
      header={{ height: 56 }}
      navbar={{ width: 216, breakpoint: 'sm', collapsed: { mobile: !opened } }}
      padding={{ base: 'md', sm: 'xl' }}
      // Charts would be drawn anew at every width on the way.
      transitionDuration={0}
    >
      <SkipLink />
      <AppShell.Header className={classes.header}>
        <Group h="100%" px={{ base: 'md', sm: 'lg' }} justify="space-between" wrap="nowrap">
          <Group gap="sm" wrap="nowrap">
            <Burger
              opened={opened}
              onClick={toggle}
              hiddenFrom="sm"
              size="sm"
              aria-label={opened ? 'Close the navigation' : 'Open the navigation'}
              aria-expanded={opened}
              aria-controls="navigation"
            />
            <Brand href="/predict" />
          </Group>
          <Group gap="xs" wrap="nowrap">
            <ColorSchemeMenu />
            <ProfileMenu person={person} />
          </Group>
        </Group>
      </AppShell.Header>
      <AppShell.Navbar id="navigation" aria-label="Main" className={classes.navbar} data-opened={opened || undefined}>
        {areas
          .filter(({ roles }) => !roles || roles.includes(person.role))
          .map(({ href, label, Icon }) => {
            const here = pathname === href || pathname.startsWith(`${href}/`);
            return (
              <NavLink
                key={href}
                component={Link}
                href={href}
                label={label}
                leftSection={<Icon size={19} stroke={1.6} aria-hidden />}
                active={here}
                aria-current={here ? 'page' : undefined}
                onClick={close}
                className={classes.area}
              />
            );
          })}
      </AppShell.Navbar>
      <AppShell.Main id="content" tabIndex={-1}>
        {children}
      </AppShell.Main>
    </AppShell>
  );
}
