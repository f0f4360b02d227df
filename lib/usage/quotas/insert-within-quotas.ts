import type postgres from 'postgres';
import { periodAt } from '#lib/period';
import { plainArray } from '#lib/usage/array-literal';
import { keepFiles, ledgerColumns, ofGoodCallers, sentColumns, sentRows } from '#lib/usage/insert-rows';
import type { LedgerRow } from '#lib/usage/ledger';
import type { KnownQuota } from '#lib/usage/quotas/known-quotas';

/** How many rows were written, the ids of those that do not fit, and the quotas they fall under as they are then. */
export type WithinQuotas = { writtenCount: number; over: string[]; quotas: KnownQuota[] };

/**
 * Adds those rows whose key, session and person are good and that fit into all hard quotas, and counts them in all quotas they
 * fall under, in one statement. It locks those quotas in the order of their ids, and so reads what others have counted
 * until then. Whether a row fits is told by the sum of those before it, fitting or not: of the rows that are `over` some
 * may fit alone. They count in the month of the newest of them, or in the one a quota has come to, where that is later.
 */
export async function insertWithinQuotas(sql: postgres.ISql, rows: readonly LedgerRow[]): Promise<WithinQuotas> {
  const idsOf = (ids: readonly (string | null)[]) => plainArray([...new Set(ids)]);
  const month = periodAt(Math.max(...rows.map((row) => row.createdAtMs)));
  const hasFiles = rows.some((row) => row.file !== undefined);
  const [result] = await sql<WithinQuotas[]>`
    with sent as materialized (
      select row.* from ${sentRows(sql, rows)} with ordinality as row(${sentColumns(sql)}, place)
      ${ofGoodCallers(sql, rows)}
    ), locked as materialized (
      select * from quotas
      where user_id = any(${idsOf(rows.map((row) => row.userId))}::text[])
        and (key_id is null or key_id = any(${idsOf(rows.map((row) => row.keyId))}::text[]))
        and (model_id is null or model_id = any(${idsOf(rows.map((row) => row.modelId))}::text[]))
      order by id for no key update
    ), quota as materialized (
      select id, user_id, scope, key_id, model_id, max_units, is_hard, set_by, greatest(period, ${month}) as period,
        case when period >= ${month} then used_units else 0 end as used_units
      from locked
    ), over as materialized (
      select distinct place, id from (
        select row.place, row.id, quota.max_units - quota.used_units as left_units,
          sum(row.units) over (partition by quota.id order by row.place) as running_units
        from sent as row join quota on ${fallsUnder(sql)} and is_hard
      ) as running where running_units > left_units
    ), answered as (
      insert into predictions (id, created_at, user_id, key_id, model_id, version_id, units, cached, latency_ms,
        subject, request_id, inputs, outputs, batch_job_id)
      select ${ledgerColumns(sql)}
      from sent as row where row.place not in (select place from over)
      order by row.place
      on conflict (id) do nothing
      returning id, user_id, key_id, model_id, units
    ), ${hasFiles ? sql`${keepFiles(sql, rows)},` : sql``}
    counted as materialized (
      select quota.id, quota.used_units + coalesce(sum(row.units), 0) as used_units
      from quota left join answered as row on ${fallsUnder(sql)}
      group by quota.id, quota.used_units
    ), updated as (
      update quotas set period = quota.period, used_units = counted.used_units
      from counted join quota using (id)
      where quotas.id = counted.id and (quotas.period, quotas.used_units) <> (quota.period, counted.used_units)
    )
    select (select count(*)::int from answered) as "writtenCount",
      (select coalesce(json_agg(id), '[]') from over) as over,
      (select coalesce(json_agg(json_build_object('id', id, 'userId', user_id, 'scope', scope, 'keyId', key_id,
        'modelId', model_id, 'maxUnits', max_units, 'isHard', is_hard, 'setBy', set_by, 'period', period,
        'usedUnits', counted.used_units)), '[]') from quota join counted using (id)) as quotas`;
  return result!;
}

const fallsUnder = (sql: postgres.ISql) => sql`
  row.user_id = quota.user_id
  and (quota.key_id is null or row.key_id = quota.key_id) and (quota.model_id is null or row.model_id = quota.model_id)`;
