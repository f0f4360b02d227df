import { Readable } from 'node:stream';
import { UsageInput, usage } from '#lib/billing/usage/usage';
import { Usage } from '#lib/billing/usage/usage-answer';
import { usageCsv } from '#lib/billing/usage/usage-csv';
import { FileDownload } from '#lib/http/answer';
import { operation } from '#lib/http/operation';
import { usageByModel } from '#lib/http/operations/examples/usage';

const query = { from: usageByModel.from, to: usageByModel.to, by: usageByModel.by };

export const usageOperations = {
  get: operation({
    method: 'GET',
    path: '/api/v1/usage',
    id: 'getUsage',
    tag: 'Usage',
    summary: 'Read what was used, and what it costs',
    description:
      'By day, model or key: the rows of each add up to the same, to the last cent. Days are of UTC; this month unless ' +
      'you say others, at most 366 at once.\n\n' +
      'A month is priced as a whole, by the plan that holds in it. A day costs what it added to the days of its month ' +
      'before it, and a key its share of what each model cost, by units. The base fee is a row of its own, on the first ' +
      'of its month. What came after its month was closed stands under the day it was used, and costs what it adds to ' +
      'the month it is billed with.\n\n' +
      'The calls behind a row are those that `/api/v1/predictions` lists with `mine=true`, from the beginning of its ' +
      'first day until the end of its last, for the `key` (or `none`) or the `model` with the id that it has here.',
    permission: 'usage:read',
    audited: true,
    query: UsageInput,
    answer: Usage,
    refuses: ['not-found'],
    examples: { query, answer: usageByModel },
    run: (ctx, { query }) => usage(ctx, query),
  }),

  export: operation({
    method: 'GET',
    path: '/api/v1/usage.csv',
    id: 'exportUsage',
    tag: 'Usage',
    summary: 'Export what was used, as CSV',
    description: 'The rows that `/api/v1/usage` answers, with a line of names.',
    permission: 'usage:read',
    audited: true,
    query: UsageInput,
    answers: [{ status: 200, description: 'The rows.', content: { type: 'text/csv' } }],
    refuses: ['not-found'],
    examples: { query },
    run: async (ctx, { query }) => {
      const found = await usage(ctx, query);
      const csv = Buffer.from(usageCsv(found));
      const fileName = `usage by ${found.by} ${found.from} to ${found.to}.csv`;
      return new FileDownload(Readable.from([csv]), {
        fileName,
        type: 'text/csv; charset=utf-8',
        sizeBytes: csv.length,
      });
    },
  }),
};
