import { database } from '#db/client';
import { newId } from '#lib/ids';

export type Call = {
  atMs: number;
  userId: string;
  modelId: string;
  versionId: string | null;
  keyId?: string | null;
  subject?: string | null;
  units?: number;
  cached?: boolean;
  latencyMs?: number;
};

/** Puts answered calls into the ledger, in one statement for each 10,000; gives their ids. */
export async function addAnswered(calls: readonly Call[]): Promise<string[]> {
  const rows = calls.map((call) => ({
    id: newId('prediction', call.atMs),
    created_at: new Date(call.atMs),
    user_id: call.userId,
    key_id: call.keyId ?? null,
    model_id: call.modelId,
    version_id: call.versionId ?? 'ver_none',
    units: call.units ?? 1,
    cached: call.cached ?? false,
    latency_ms: call.latencyMs ?? 1,
    subject: call.subject ?? null,
    request_id: 'req_test',
  }));
  await addRows('predictions', rows);
  return rows.map(({ id }) => id);
}

export async function addFailed(calls: readonly Call[]): Promise<string[]> {
  const rows = calls.map((call) => ({
    id: newId('failedCall', call.atMs),
    created_at: new Date(call.atMs),
    user_id: call.userId,
    key_id: call.keyId ?? null,
    model_id: call.modelId,
    version_id: call.versionId,
    status: 422,
    code: 'invalid',
    detail: 'x is missing',
    latency_ms: call.latencyMs ?? 1,
    request_id: 'req_test',
  }));
  await addRows('failed_calls', rows);
  return rows.map(({ id }) => id);
}

async function addRows(table: string, rows: object[]): Promise<void> {
  const { sql } = database();
  for (let start = 0; start < rows.length; start += 10_000) {
    const part = JSON.stringify(rows.slice(start, start + 10_000));
    const columns = sql(Object.keys(rows[0]!));
    await sql`
      insert into ${sql(table)} (${columns})
      select ${columns} from json_populate_recordset(null::${sql(table)}, ${part}::text::json)`;
  }
}

export type PlanNode = {
  'Node Type': string;
  'Relation Name'?: string;
  'Index Name'?: string;
  'Actual Rows': number;
  Plans?: PlanNode[];
};

/** How PostgreSQL runs the query: every node of its plan, as it went. */
export async function planOf(query: { sql: string; params: unknown[] }): Promise<PlanNode[]> {
  const { sql } = database();
  await sql`analyze`;
  const explain = `explain (analyze, format json) ${query.sql}`;
  const [row] = await sql.unsafe<{ 'QUERY PLAN': { Plan: PlanNode }[] }[]>(explain, query.params as string[]);
  const flat = (node: PlanNode): PlanNode[] => [node, ...(node.Plans ?? []).flatMap(flat)];
  return flat(row!['QUERY PLAN'][0]!.Plan);
}
