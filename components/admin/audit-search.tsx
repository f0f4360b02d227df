'use client';

import { Button, NativeSelect, TextInput } from '@mantine/core';
import { useRouter } from 'next/navigation';
import { type FormEvent, useTransition } from 'react';
import classes from '#components/admin/admin.module.css';
import type { AuditPageQuery } from '#components/admin/audit-query.ts';
import { addressOf } from '#components/finance/finance-query.ts';

type Query = Omit<AuditPageQuery, 'cursor'>;

const outcomes = [
  { value: '', label: 'Done and refused' },
  { value: 'done', label: 'Done' },
  { value: 'refused', label: 'Refused' },
];
const fields = [
  { name: 'who', label: 'Who', placeholder: 'Name, e-mail or id' },
  { name: 'action', label: 'What', placeholder: 'createModel' },
  { name: 'target', label: 'To what', placeholder: 'Id or slug' },
  { name: 'q', label: 'Any text', placeholder: 'Address, reason, request id' },
] as const;

/** Which entries of the audit log are shown; the choice stands in the address. */
export function AuditSearch({ query }: { query: Query }) {
  const router = useRouter();
  const [loading, startLoading] = useTransition();
  const go = (next: Record<string, string | undefined>) =>
    startLoading(() => router.push(addressOf('/admin/audit', next), { scroll: false }));
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const typed = [...new FormData(event.currentTarget)].map(([name, value]) => [name, String(value).trim()]);
    go(Object.fromEntries(typed));
  };
  return (
    <search aria-busy={loading}>
      <form onSubmit={submit} className={classes.filters}>
        {fields.map(({ name, label, placeholder }) => (
          <TextInput
            key={name}
            name={name}
            label={label}
            placeholder={placeholder}
            defaultValue={query[name]}
            maxLength={100}
          />
        ))}
        <NativeSelect name="outcome" label="Outcome" data={outcomes} defaultValue={query.outcome ?? ''} />
        <TextInput name="from" type="date" label="From (UTC)" defaultValue={query.from} />
        <TextInput name="to" type="date" label="Before (UTC)" defaultValue={query.to} />
        <Button type="submit" variant="default" loading={loading}>
          Search
        </Button>
        {Object.values(query).some(Boolean) && (
          <Button variant="subtle" onClick={() => go({})}>
            Show all
          </Button>
        )}
      </form>
    </search>
  );
}
