import { count, desc, eq, type SQL, sql } from 'drizzle-orm';
import { alias } from 'drizzle-orm/pg-core';
import type { Database } from '#db/client';
import { users } from '#db/schema/people';
import { datasets, datasetVersions, experiments, runs } from '#db/schema/training';
import { Algorithm } from '#lib/training/algorithms';
import { headlineScore } from '#lib/training/evaluation/headline';
import { RunReport } from '#lib/training/evaluation/run-report';

import type { RunSummary } from '#lib/training/runs/run-detail';
import { RunProgress } from '#lib/training/runs/run-spec';

const trials = alias(runs, 'trials');
/** What the score is found in; the rest of a report is large. */
const Headline = RunReport.pick({ task: true, heldOut: true, parts: true }).nullable();

const summaryColumns = {
  id: runs.id,
  status: runs.status,
  dataset: { id: datasets.id, name: datasets.name, version: datasetVersions.number },
  experiment: { id: experiments.id, name: experiments.name },
  owner: { id: users.id, name: users.name },
  target: sql<string>`${runs.spec}->>'target'`,
  algorithm: sql<string>`${runs.spec}#>>'{choice,algorithm}'`,
  parentId: runs.parentId,
  progress: runs.progress,
  headline: sql<unknown>`case when ${runs.report} is not null then jsonb_build_object(
    'task', ${runs.report}->'task', 'heldOut', ${runs.report}->'heldOut', 'parts', ${runs.report}->'parts') end`,
  problem: runs.problem,
  createdAt: runs.createdAt,
  startedAt: runs.startedAt,
  finishedAt: runs.finishedAt,
};

/** The runs that meet `where`, newest first. */
export async function runSummaries(db: Database, where: SQL | undefined, limit: number): Promise<RunSummary[]> {
  return (await summariesQuery(db, where, limit)).map(toSummary);
}

export function summariesQuery(db: Database, where: SQL | undefined, limit: number) {
  const countOfTrials = db.select({ trials: count() }).from(trials).where(eq(trials.parentId, runs.id));
  return db
    .select({ ...summaryColumns, trials: sql<number>`(${countOfTrials})`.mapWith(Number) })
    .from(runs)
    .innerJoin(datasetVersions, eq(datasetVersions.id, runs.datasetVersionId))
    .innerJoin(datasets, eq(datasets.id, datasetVersions.datasetId))
    .innerJoin(users, eq(users.id, runs.ownerId))
    .leftJoin(experiments, eq(experiments.id, runs.experimentId))
    .where(where)
    .orderBy(desc(runs.id))
    .limit(limit);
}

type SummaryRow = Awaited<ReturnType<typeof summariesQuery>>[number];

function toSummary({ headline, ...row }: SummaryRow): RunSummary {
  const parts = Headline.parse(headline);
  return {
    ...row,
    algorithm: Algorithm.parse(row.algorithm),
    progress: RunProgress.nullable().parse(row.progress),
    score: parts && headlineScore(parts),
    createdAt: row.createdAt.toISOString(),
    startedAt: row.startedAt?.toISOString() ?? null,
    finishedAt: row.finishedAt?.toISOString() ?? null,
  };
}
