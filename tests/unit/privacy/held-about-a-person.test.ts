import { readdirSync, readFileSync } from 'node:fs';
import { getTableColumns, getTableName, is } from 'drizzle-orm';
import { PgTable } from 'drizzle-orm/pg-core';
import { expect, test } from 'vitest';
import { heldAboutAPerson, heldAboutNobody } from '#lib/privacy/held-about-a-person';
import { namingColumns } from '#lib/storage/unused-files';

const folder = new URL('../../../db/schema/', import.meta.url);
const modules = await Promise.all(
  readdirSync(folder).map((name) => import(new URL(name, folder).href) as Promise<Record<string, unknown>>),
);
const tables = modules.flatMap((module) => Object.values(module).filter((value) => is(value, PgTable)));
const held = heldAboutAPerson.map(({ table }) => getTableName(table));
const nobodys = heldAboutNobody.map(({ table }) => getTableName(table));

test('every table of the schema is said to hold something about people, or to hold nothing', () => {
  expect([...held, ...nobodys].sort()).toEqual(tables.map((table) => getTableName(table)).sort());
});

test('a table that refers to a person is among those that hold something', () => {
  const ofPeople = /^(user_id|owner_id|email|to)$/;
  const referring = tables.filter((table) =>
    Object.values(getTableColumns(table)).some(({ name }) => ofPeople.test(name)),
  );
  expect(held).toEqual(expect.arrayContaining(referring.map((table) => getTableName(table))));
});

/** What may be written in tables that hold nothing about people: what the installation is, and who acted, by id. */
const wordsOfNobody: Record<string, string[]> = {
  plans: ['description', 'id', 'name'],
  plan_prices: ['created_by', 'from_period', 'plan_id', 'prices'],
  billing_periods: ['closed_by', 'period'],
  invoice_series: ['series'],
  metering: [],
  stripe_reconciliations: ['differences', 'id'],
  settings: ['name', 'value'],
};

test('a new column that can hold words is looked at before its table is said to hold nothing about people', () => {
  const words = heldAboutNobody.map(({ table }) => {
    const columns = Object.values(getTableColumns(table)).filter((column) =>
      /text|json|bytea/.test(column.getSQLType()),
    );
    return [getTableName(table), columns.map(({ name }) => name).sort()];
  });
  expect(Object.fromEntries(words)).toEqual(wordsOfNobody);
});

test('every column that names a file in storage is known to the erasure, and to whoever asks whether a file is used', () => {
  const naming = namingColumns.map((column) => `${getTableName(column.table)}.${column.name}`).sort();
  const erased = heldAboutAPerson.flatMap(({ files = [] }) => files.map(({ sha256 }) => sha256));
  expect(erased.map((column) => `${getTableName(column.table)}.${column.name}`).sort()).toEqual(naming);
  const inSchema = tables.flatMap((table) =>
    Object.values(getTableColumns(table))
      .filter(({ name }) => name.endsWith('sha256'))
      .map(({ name }) => `${getTableName(table)}.${name}`),
  );
  expect(naming).toEqual(inSchema.sort());
});

test('the documentation names every table and what becomes of it', () => {
  const text = readFileSync(new URL('../../../docs/gdpr.md', import.meta.url), 'utf8');
  for (const name of [...held, ...nobodys]) expect(text).toContain(`\`${name}\``);
});
