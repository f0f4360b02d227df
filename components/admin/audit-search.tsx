'use client';

import { Autocomplete, Button, NativeSelect, type OptionsFilter, TextInput } from '@mantine/core';
import { useRouter } from 'next/navigation';
import { type FormEvent, useTransition } from 'react';
import classes from '#components/admin/admin.module.css';
import { addressOf } from '#components/ui/address-of.ts';
import { actionText, plain } from '#lib/audit/action-text';
import type { AuditTyped } from '#lib/audit/audit-page-query';

type Props = {
  /** What the address asks for. */
  query: Omit<AuditTyped, 'cursor'>;
  /** What of it does not fit, by field. */
  problems: AuditTyped;
  /** Those there are entries of. */
  actions: readonly string[];
};

const outcomes = [
  { value: '', label: 'Done and refused' },
  { value: 'done', label: 'Done' },
  { value: 'refused', label: 'Refused' },
];
const fields = [
  { name: 'who', label: 'Who', placeholder: 'Name, e-mail or id' },
  { name: 'target', label: 'To what', placeholder: 'E-mail, id or slug' },
  { name: 'q', label: 'Any text', placeholder: 'Address, reason …' },
] as const;

const named: OptionsFilter = ({ options, search }) =>
  options.filter((option) => 'label' in option && plain(option.label).includes(plain(search)));

/** Which entries of the audit log are shown; the choice stands in the address. */
export function AuditSearch({ query, problems, actions }: Props) {
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
        <Autocomplete
          name="action"
          label="What"
          placeholder="Change role"
          data={actions.map(actionText)}
          filter={named}
          limit={200}
          maxDropdownHeight={320}
          defaultValue={problems.action ? query.action : query.action && actionText(query.action)}
          error={problems.action}
          maxLength={100}
        />
        {fields.map(({ name, label, placeholder }) => (
          <TextInput
            key={name}
            name={name}
            label={label}
            placeholder={placeholder}
            defaultValue={query[name]}
            error={problems[name]}
            maxLength={100}
          />
        ))}
        <NativeSelect
          name="outcome"
          label="Outcome"
          data={outcomes}
          defaultValue={query.outcome ?? ''}
          error={problems.outcome}
        />
        <TextInput name="from" type="date" label="From (UTC)" defaultValue={query.from} error={problems.from} />
        <TextInput name="to" type="date" label="Before (UTC)" defaultValue={query.to} error={problems.to} />
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
