import { type SQL, sql } from 'drizzle-orm';
import { z } from 'zod';
import { actingUserId, may, requirePermission } from '#lib/auth/may';
import type { Actor, Ctx } from '#lib/context';
import { AppError } from '#lib/errors';
import { firstIdAt } from '#lib/ids';
import { cursorOf } from '#lib/page-cursor';
import {
  callTables,
  PredictionSummary,
  type Status,
  summaryColumns,
  summaryJoins,
  toSummaries,
} from '#lib/usage/prediction-summary';
import { Span, spanMs } from '#lib/usage/span';

const Text = z.string().refine((text) => !text.includes('\0'), 'The text has a character that is in no call.');

const Flag = z.enum(['true', 'false']).transform((text) => text === 'true');

export const ListPredictions = Span.extend({
  status: z.enum(['answered', 'failed']).default('answered').describe('Answered calls, or those that failed.'),
  model: Text.optional().describe('Slug of a model; or its id, which a deleted one shares with no other.'),
  version: z.coerce
    .number()
    .int()
    .min(1)
    .max(2 ** 31 - 1)
    .optional()
    .describe('Number of a version of that model.'),
  key: Text.optional().describe('Id of an API key; `none` for calls without one, as those from the browser are.'),
  subject: Text.optional().describe('As the caller sent it; failed calls have none.'),
  mine: Flag.optional().describe('Your own calls only, not those of others to your models.'),
  hasFile: Flag.optional().describe('Calls with a kept file, or without; failed calls have none.'),
  q: Text.max(100).optional().describe('Part of the name of a kept file.'),
  cursor: cursorOf('prediction', 'failedCall'),
  limit: z.coerce.number().int().min(1).max(500).default(50),
});
export type ListPredictions = Partial<z.infer<typeof ListPredictions>>;

export const PredictionPage = z
  .object({ data: z.array(PredictionSummary), nextCursor: z.string().nullable() })
  .meta({ id: 'PredictionPage' });
export type PredictionPage = z.infer<typeof PredictionPage>;

/**
 * Calls, newest first: one's own, those to one's own models, and all of them for an admin. What one may not see is
 * left out, so that a filter for it finds nothing.
 */
export async function listPredictions(ctx: Ctx, input: ListPredictions): Promise<PredictionPage> {
  requirePermission(ctx.actor, 'prediction:read');
  if (input.version !== undefined && input.model === undefined) {
    const detail = 'A version is of a model: give the model too.';
    throw new AppError('invalid', detail, { errors: [{ pointer: '/version', detail }] });
  }
  const limit = input.limit ?? 50;
  const rows = await ctx.db.execute(predictionsQuery(ctx.actor, input, limit + 1));
  const data = await toSummaries(ctx.db, rows.slice(0, limit));
  return { data, nextCursor: rows.length > limit ? data.at(-1)!.id : null };
}

const noKey = 'none';

/** A slug has no underscore, so that it is never taken for an id. */
const isId = (model: string) => model.startsWith('mdl_');
const isModel = (model: string) => (isId(model) ? sql`models.id = ${model}` : sql`models.slug = ${model}`);

/** A call to that model: to all that ever had the slug, or to the one with the id, though it was erased. */
const toModel = (model: string) =>
  isId(model) ? sql`model_id = ${model}` : sql`model_id in (select id from models where ${isModel(model)})`;

/** Each branch reads its newest rows from the end of an index; together they are put in order. */
export function predictionsQuery(actor: Actor, input: ListPredictions, limit: number): SQL {
  const { table, columns } = callTables[input.status ?? 'answered'];
  const newest = (where: SQL) =>
    sql`(select ${columns} from ${table} as call where ${where} and ${filters(input)} order by id desc limit ${limit})`;
  const branches = visibleBranches(actor, input, newest);
  return sql`
    select ${summaryColumns(actor)} from (${sql.join(branches, sql` union all `)}) as call ${summaryJoins}
    order by call.id desc limit ${limit}`;
}

function visibleBranches(actor: Actor, { model, key, mine }: ListPredictions, newest: (where: SQL) => SQL): SQL[] {
  const ofModel = model === undefined ? sql`true` : isModel(model);
  /** The newest calls to each of some models. */
  const toModels = (which: SQL, calls: SQL) =>
    sql`(select calls.* from models cross join lateral ${newest(sql`call.model_id = models.id and ${calls}`)} as calls
      where ${ofModel} and ${which})`;

  const userId = actingUserId(actor) ?? '';
  const own = sql`user_id = ${userId}`;
  const newestOwn = newest(model === undefined ? own : sql`${own} and ${toModel(model)}`);
  if (mine) return [newestOwn];
  if (may(actor, 'prediction:read-any')) {
    // A key's calls are its owner's, and those have an index.
    const isAnyones = key === undefined || key === noKey;
    const ofKey = isAnyones ? sql`true` : sql`user_id = (select user_id from api_keys where id = ${key})`;
    return [model === undefined ? newest(ofKey) : toModels(sql`true`, ofKey)];
  }
  return [newestOwn, toModels(sql`models.owner_id = ${userId}`, sql`user_id <> ${userId}`)];
}

function filters(input: ListPredictions): SQL {
  const { version, model, key, subject, hasFile, q, cursor } = input;
  const status: Status = input.status ?? 'answered';
  const kind = status === 'answered' ? 'prediction' : 'failedCall';
  const { sinceMs, untilMs } = spanMs(input);
  const conditions = [sql`true`];
  if (sinceMs !== null) conditions.push(sql`id >= ${firstIdAt(kind, sinceMs)}`);
  if (untilMs !== null) conditions.push(sql`id < ${firstIdAt(kind, untilMs)}`);
  if (cursor !== undefined) conditions.push(sql`id < ${cursor}`);
  if (key !== undefined) conditions.push(key === noKey ? sql`key_id is null` : sql`key_id = ${key}`);
  if (subject !== undefined) conditions.push(status === 'answered' ? sql`subject = ${subject}` : sql`false`);
  // `offset 0`: files are looked up by call, as the calls are read in order, never all of them first.
  const withFile = (more: SQL) => sql`exists (select from kept_files where prediction_id = call.id ${more} offset 0)`;
  if (hasFile !== undefined) conditions.push(hasFile ? withFile(sql``) : sql`not ${withFile(sql``)}`);
  if (q) conditions.push(withFile(sql`and kept_files.name ilike ${`%${q.replace(/[\\%_]/g, '\\$&')}%`}`));
  if (version !== undefined) {
    conditions.push(sql`version_id in (select versions.id from versions join models on models.id = versions.model_id
      where ${isModel(model ?? '')} and versions.number = ${version})`);
  }
  return sql.join(conditions, sql` and `);
}
