'use client';

import { Button, NativeSelect, Text, TextInput } from '@mantine/core';
import { Fragment, type ReactNode, useState } from 'react';
import { ColumnShape, percentText } from '#components/datasets/column-shape.tsx';
import classes from '#components/datasets/column-table.module.css';
import { shortNumber } from '#components/datasets/short-number.ts';
import { DataTable } from '#components/ui/data-table.tsx';
import { NumberText } from '#components/ui/number.tsx';
import type { ColumnProfile } from '#lib/training/datasets/dataset-schema';
import type { ColumnType } from '#lib/training/table';

export const typeChoices: { value: ColumnType; label: string }[] = [
  { value: 'number', label: 'Number' },
  { value: 'integer', label: 'Whole number' },
  { value: 'category', label: 'Category' },
  { value: 'boolean', label: 'Yes or no' },
  { value: 'date', label: 'Date' },
  { value: 'text', label: 'Text' },
  { value: 'ignore', label: 'Ignore' },
];

const labelOf = (type: ColumnType) => typeChoices.find(({ value }) => value === type)!.label;
const shownAtFirst = 20;

type Props = {
  columns: readonly ColumnProfile[];
  rowCount: number;
  target: string | null;
  /** Types that were chosen and are not saved yet. */
  chosen: Readonly<Record<string, ColumnType>>;
  /** Stands above the table, beside the search. */
  toolbar?: ReactNode;
  /** Left out where the reader may not change anything. */
  onType?: ((column: string, type: ColumnType) => void) | undefined;
};

/** What each column holds, with its type to correct. */
export function ColumnTable({ columns, rowCount, target, chosen, toolbar, onType }: Props) {
  const [search, setSearch] = useState('');
  const [showsAll, setShowsAll] = useState(false);
  const sought = search.trim().toLowerCase();
  const found = sought === '' ? columns : columns.filter(({ name }) => name.toLowerCase().includes(sought));
  const shown = showsAll ? found : found.slice(0, shownAtFirst);
  return (
    <>
      <div className={classes.toolbar}>
        {toolbar}
        {columns.length > shownAtFirst && (
          <TextInput
            label="Find a column"
            placeholder="Part of its name"
            value={search}
            onChange={(event) => setSearch(event.currentTarget.value)}
          />
        )}
      </div>
      <DataTable
        label="Columns"
        compact
        columns={[
          { label: 'Column' },
          { label: 'Type', wide: true },
          { label: 'Missing', numeric: true },
          { label: 'Unique', numeric: true },
          { label: 'Min', numeric: true, minor: true },
          { label: 'Mean', numeric: true, minor: true },
          { label: 'Max', numeric: true, minor: true },
          { label: 'Values', wide: true },
        ]}
        rows={shown.map((column) => {
          const type = chosen[column.name] ?? column.type;
          return {
            id: column.name,
            dimmed: type === 'ignore',
            cells: [
              <span key="name" className={classes.name}>
                <Breakable name={column.name} />
                {column.name === target && <span className={classes.target}>to predict</span>}
              </span>,
              onType ? (
                <NativeSelect
                  key="type"
                  size="xs"
                  aria-label={`Type of ${column.name}`}
                  data={typeChoices}
                  value={type}
                  onChange={(event) => onType(column.name, chosenType(event.currentTarget.value))}
                  data-changed={type !== column.type || undefined}
                  className={classes.type}
                />
              ) : (
                labelOf(type)
              ),
              percentText(rowCount === 0 ? 0 : column.missing / rowCount),
              <span key="unique" title={column.uniqueIsEstimate ? 'Estimated' : undefined}>
                {column.uniqueIsEstimate && '≈ '}
                <NumberText value={column.unique} />
              </span>,
              <Extreme key="min" date={column.earliest} value={column.min} />,
              numberOf(column.mean),
              <Extreme key="max" date={column.latest} value={column.max} />,
              <ColumnShape key="shape" column={column} rowCount={rowCount} />,
            ],
          };
        })}
      />
      {found.length === 0 && (
        <Text size="sm" c="dimmed" className={classes.rest}>
          No column has “{search}” in its name.
        </Text>
      )}
      {found.length > shown.length && (
        <div className={classes.rest}>
          <Button variant="default" size="xs" onClick={() => setShowsAll(true)}>
            Show all {found.length.toLocaleString('en')} columns
          </Button>
        </div>
      )}
    </>
  );
}

/** A date where the column holds dates; nothing, not even an element, where it has no order. */
function Extreme({ date, value }: { date: string | null; value: number | null }) {
  if (date === null) return numberOf(value);
  return <span className={classes.date}>{date}</span>;
}

/** A long name may be broken after its underscores. */
const Breakable = ({ name }: { name: string }) =>
  name.split(/(?<=_)/).map((part, i) => (
    <Fragment key={`${i} ${part}`}>
      {i > 0 && <wbr />}
      {part}
    </Fragment>
  ));

const numberOf = (value: number | null) => (value === null ? '' : shortNumber(value));

const chosenType = (value: string): ColumnType => typeChoices.find((choice) => choice.value === value)!.value;
