'use client';

import { Button, Checkbox, NativeSelect, TextInput } from '@mantine/core';
import { useRouter } from 'next/navigation';
import { type FormEvent, useState, useTransition } from 'react';
import classes from '#components/history/history.module.css';
import { type HistoryQuery, historyAddress } from '#components/history/history-query.ts';

type Props = {
  query: HistoryQuery;
  models: readonly { id: string; slug: string; name: string }[];
  keys: readonly { id: string; name: string }[];
};

/** Which of one's predictions are listed; the choice stands in the address. */
export function HistoryFilter({ query, models, keys }: Props) {
  const router = useRouter();
  const [loading, startLoading] = useTransition();
  const [wished, setWished] = useState(query);
  const go = (next: HistoryQuery) => startLoading(() => router.push(historyAddress(next), { scroll: false }));
  const change = (more: HistoryQuery) => {
    const next = { ...wished, ...more };
    setWished(next);
    go(next);
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    go(wished);
  };
  const isFiltered = Object.values(query).some((value) => value !== undefined);
  return (
    <search aria-busy={loading}>
      <form onSubmit={submit} className={classes.filters}>
        <NativeSelect
          label="Model"
          data={[{ value: '', label: 'All models' }, ...modelChoices(models, query.model)]}
          value={wished.model ?? ''}
          onChange={(event) => change({ model: event.currentTarget.value || undefined })}
        />
        {keys.length > 0 && (
          <NativeSelect
            label="Key"
            data={[
              { value: '', label: 'With and without' },
              { value: 'none', label: 'Without a key' },
              ...keys.map(({ id, name }) => ({ value: id, label: name })),
            ]}
            value={wished.key ?? ''}
            onChange={(event) => change({ key: event.currentTarget.value || undefined })}
          />
        )}
        <TextInput
          label="From"
          type="date"
          value={wished.from ?? ''}
          onChange={(event) => change({ from: event.currentTarget.value || undefined })}
        />
        <TextInput
          label="To"
          type="date"
          value={wished.to ?? ''}
          onChange={(event) => change({ to: event.currentTarget.value || undefined })}
        />
        <TextInput
          label="File name"
          type="search"
          value={wished.q ?? ''}
          onChange={(event) => setWished({ ...wished, q: event.currentTarget.value || undefined })}
          onBlur={() => wished.q !== query.q && go(wished)}
          maxLength={100}
        />
        <Checkbox
          label="Only with files"
          checked={wished.files === 'true'}
          onChange={(event) => change({ files: event.currentTarget.checked ? 'true' : undefined })}
          pb={8}
        />
        {isFiltered && (
          <Button
            variant="subtle"
            onClick={() => {
              setWished({});
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

/** Models by slug; the one that the address has by its id as such, since a deleted one may have had the same slug. */
function modelChoices(models: Props['models'], asked: string | undefined) {
  const choices = models.map(({ slug, name }) => ({ value: slug, label: name }));
  if (!asked || choices.some(({ value }) => value === asked)) return choices;
  const known = models.find(({ id }) => id === asked);
  return [
    { value: asked, label: known?.name ?? 'A deleted model' },
    ...choices.filter(({ value }) => value !== known?.slug),
  ];
}
