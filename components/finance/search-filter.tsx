'use client';

import { Button, NativeSelect, TextInput } from '@mantine/core';
import { IconSearch } from '@tabler/icons-react';
import { useRouter } from 'next/navigation';
import { type FormEvent, useState, useTransition } from 'react';
import classes from '#components/finance/finance.module.css';
import { addressOf } from '#components/ui/address-of.ts';

type Choice = { name: string; label: string; options: readonly { value: string; label: string }[] };

type Props = {
  path: string;
  /** What the address says now, by name; what is empty is not in it. */
  query: Record<string, string | undefined>;
  /** The field for words, called `q`, where there is one. */
  search?: { label: string; placeholder: string };
  /** Lists to choose from; the first value of each is what holds unless chosen. */
  choices: readonly Choice[];
};

/** Which rows of a list are shown; the choice stands in the address. */
export function SearchFilter({ path, query, search, choices }: Props) {
  const router = useRouter();
  const [loading, startLoading] = useTransition();
  const [q, setQ] = useState(query.q ?? '');
  const go = (next: Props['query']) => startLoading(() => router.push(addressOf(path, next), { scroll: false }));
  const submit = (event: FormEvent) => {
    event.preventDefault();
    go({ ...query, q });
  };
  const isFiltered = Object.values(query).some((value) => value);
  return (
    <search aria-busy={loading}>
      <form onSubmit={submit} className={classes.filters}>
        {search && (
          <TextInput
            className={classes.search}
            label={search.label}
            placeholder={search.placeholder}
            type="search"
            leftSection={<IconSearch size={17} />}
            value={q}
            onChange={(event) => setQ(event.currentTarget.value)}
            onBlur={() => q !== (query.q ?? '') && go({ ...query, q })}
            maxLength={100}
          />
        )}
        {choices.map(({ name, label, options }) => (
          <NativeSelect
            key={name}
            label={label}
            data={[...options]}
            value={query[name] ?? options[0]!.value}
            onChange={(event) => {
              const { value } = event.currentTarget;
              go({ ...query, q, [name]: value === options[0]!.value ? undefined : value });
            }}
          />
        ))}
        {isFiltered && (
          <Button
            variant="subtle"
            onClick={() => {
              setQ('');
              go({});
            }}
          >
            Show all
          </Button>
        )}
      </form>
    </search>
  );
}
