import { sql } from 'drizzle-orm';
import type { Database } from '#db/client';
import type { Draft } from '#lib/billing/invoices/draft';
import { formatDecimal } from '#lib/billing/money';
import { newId } from '#lib/ids';

/**
 * Writes the drafts of a period with their lines, and takes what they use of people's credit: three statements, however
 * many there are. Part of the transaction `tx`.
 */
export async function writeDrafts(tx: Database, period: string, drafts: readonly Draft[]): Promise<void> {
  const withIds = drafts.map((draft) => ({ id: newId('invoice'), ...draft }));
  await insert(tx, invoicesInsert(period), withIds.map(invoiceRow));
  await insert(tx, linesInsert, withIds.flatMap(lineRows));
  await insert(tx, creditsInsert(period), withIds.flatMap(creditRows));
}

type DraftWithId = Draft & { id: string };

const invoiceRow = ({ lines: _, ...draft }: DraftWithId) => draft;

const lineRows = ({ id, lines }: DraftWithId) =>
  lines.map((line, index) => ({
    ...line,
    id: newId('invoiceLine'),
    invoiceId: id,
    position: index + 1,
    unitPrice: formatDecimal(line.unitPrice),
  }));

const creditRows = ({ id, userId, lines }: DraftWithId) =>
  lines
    .filter(({ kind }) => kind === 'credit')
    .map(({ amountMinor }) => ({ id: newId('credit'), userId, invoiceId: id, amountMinor }));

/** Rows travel as one JSON text, whose bigints are texts: a statement takes no more than 65,535 parameters. */
async function insert(
  tx: Database,
  statement: (rows: string) => ReturnType<typeof sql>,
  rows: object[],
): Promise<void> {
  if (rows.length === 0) return;
  const json = JSON.stringify(rows, (_, value) => (typeof value === 'bigint' ? String(value) : value));
  await tx.execute(statement(json));
}

const invoicesInsert = (period: string) => (rows: string) =>
  sql`
  insert into invoices (id, kind, status, user_id, period, plan_id, plan_name, currency, seller, buyer, tax_rate_percent,
    subtotal_minor, tax_minor, total_minor)
  select id, 'invoice', 'draft', "userId", ${period}::text, "planId", "planName", currency, seller, buyer, "taxRatePercent",
    "subtotalMinor", "taxMinor", "totalMinor"
  from json_to_recordset(${rows}::text::json) as row(id text, "userId" text, "planId" text, "planName" text, currency text, seller json,
    buyer json, "taxRatePercent" numeric, "subtotalMinor" bigint, "taxMinor" bigint, "totalMinor" bigint)`;

const linesInsert = (rows: string) => sql`
  insert into invoice_lines (id, invoice_id, position, kind, description, model_id, tier, quantity, unit_price, amount_minor)
  select id, "invoiceId", position, kind, description, "modelId", tier, quantity, "unitPrice", "amountMinor"
  from json_to_recordset(${rows}::text::json) as row(id text, "invoiceId" text, position int, kind text, description text,
    "modelId" text, tier int, quantity bigint, "unitPrice" numeric, "amountMinor" bigint)`;

const creditsInsert = (period: string) => (rows: string) =>
  sql`
  insert into credits (id, user_id, amount_minor, reason, invoice_id)
  select id, "userId", "amountMinor", ${`Used by the invoice of ${period}`}::text, "invoiceId"
  from json_to_recordset(${rows}::text::json) as row(id text, "userId" text, "amountMinor" bigint, "invoiceId" text)`;
