import type { Sql } from '#db/client';

/** The month of the calls, and the day on which it is closed. */
export const month = '2026-10';
export const closedAt = new Date('2026-11-03T00:00:00Z');
const models = 20;

/** A ledger of `rows` calls of `customers` customers, half of them on each paid plan, and nothing billed of it yet. */
export async function writeMonth(sql: Sql, rows: number, customers: number): Promise<void> {
  await sql`
    truncate predictions, usage_hours, billing_periods, credits, invoices, invoice_series restart identity cascade`;
  await sql`update metering set through_seq = 0`;
  await sql`delete from users where id like 'usr_bench_%'`;
  await sql`
    insert into users (id, email, name, role, plan_id, created_at)
    select 'usr_bench_' || n, n || '@example.org', 'Customer ' || n, 'end-user',
      (array['pay-as-you-go', 'team'])[1 + n % 2], '2026-09-01 00:00Z'
    from generate_series(0, ${customers - 1}::int) as n`;
  // In the order of time, as calls come: two keys and two models of twenty a customer, an eighth from the cache.
  await sql`
    insert into predictions
      (id, created_at, user_id, key_id, model_id, version_id, units, cached, latency_ms, request_id)
    select 'pred_bench_' || lpad(n::text, 15, '0'),
      '2026-10-01 00:00Z'::timestamptz + n * (interval '31 days' / ${rows}::int), 'usr_bench_' || customer,
      'key_bench_' || customer * 2 + n % 2, 'mdl_' || model, 'ver_' || model, 1 + n % 7, random() < 0.125, 1.5,
      'req_bench_' || n
    from generate_series(0, ${rows - 1}::int) as n,
      lateral (select floor(random() * ${customers}::int + 0 * n)::int as customer) as whose,
      lateral (select (customer * 7 + floor(random() * 2)::int * 3) % ${models}::int as model) as which`;
  await sql`vacuum analyze predictions`;
}
