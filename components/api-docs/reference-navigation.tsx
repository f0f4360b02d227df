'use client';

import { Button, TextInput } from '@mantine/core';
import { useDisclosure, useMediaQuery } from '@mantine/hooks';
import Link from 'next/link';
import { usePathname } from 'next/navigation';
import { useState } from 'react';
import classes from '#components/api-docs/reference.module.css';

type Listed = { id: string; method: string; path: string; summary: string };
type Group = { name: string; operations: Listed[] };

/** Every operation by its group, to be searched; folded up on a phone. */
export function ReferenceNavigation({ groups }: { groups: Group[] }) {
  const [wanted, setWanted] = useState('');
  const [opened, { toggle, close }] = useDisclosure(false);
  const isNarrow = useMediaQuery('(max-width: 56em)');
  const pathname = usePathname();
  const found = groups
    .map((group) => ({ ...group, operations: group.operations.filter((operation) => fits(operation, wanted)) }))
    .filter(({ operations }) => operations.length > 0);
  return (
    <nav aria-label="API" className={classes.navigation}>
      <TextInput
        type="search"
        label="Search the API"
        placeholder="Model, webhook, /v2 …"
        value={wanted}
        onChange={(event) => setWanted(event.currentTarget.value)}
      />
      {isNarrow && wanted === '' && (
        <Button variant="default" fullWidth mt="sm" aria-expanded={opened} onClick={toggle}>
          {opened ? 'Hide the operations' : 'Show all operations'}
        </Button>
      )}
      {(!isNarrow || opened || wanted !== '') && (
        <ul className={classes.groups}>
          {found.map(({ name, operations }) => (
            <li key={name}>
              <p className={classes.groupName}>{name}</p>
              <ul className={classes.links}>
                {operations.map(({ id, method, summary }) => (
                  <li key={id}>
                    <Link
                      href={`/docs/${id}`}
                      className={classes.link}
                      aria-current={pathname === `/docs/${id}` ? 'page' : undefined}
                      onClick={close}
                    >
                      {summary}
                      <span className={classes.method}>{method}</span>
                    </Link>
                  </li>
                ))}
              </ul>
            </li>
          ))}
          {found.length === 0 && <li className={classes.groupName}>Nothing of that name.</li>}
        </ul>
      )}
    </nav>
  );
}

function fits({ id, method, path, summary }: Listed, wanted: string): boolean {
  const text = `${id} ${method} ${path} ${summary}`.toLowerCase();
  return wanted
    .toLowerCase()
    .split(/\s+/)
    .every((word) => text.includes(word));
}
