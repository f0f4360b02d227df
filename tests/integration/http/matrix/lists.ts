import { eq } from 'drizzle-orm';
import { database } from '#db/client';
import { consents, erasures } from '#db/schema/privacy';
import { experiments } from '#db/schema/training';
import { predictions } from '#db/schema/usage';
import type { Permission } from '#lib/auth/permissions';
import { newId } from '#lib/ids';
import type { Make } from './resources.ts';
import * as make from './resources.ts';

/** A list of what is somebody's: whoever holds `others` is shown anybody's; `ofCustomer` with the query `customer`. */
export type List = { make: Make; others: Permission | null; ofCustomer?: Permission };

const { db } = database();

const experiment: Make = async (owner) => {
  const id = newId('experiment');
  await db.insert(experiments).values({ id, name: id, ownerId: owner.id });
  return { id };
};

const consent: Make = async (owner) => {
  const id = newId('consent');
  await db.insert(consents).values({ id, userId: owner.id, purpose: 'product-news', wording: '2026-11-22' });
  return { id };
};

/** That of a client's own person. */
const erasure: Make = async (owner) => {
  const id = newId('erasure');
  const about = { id, userId: owner.id, subjectHash: id, status: 'canceled', dueAt: new Date() } as const;
  await db.insert(erasures).values(about);
  return { id };
};

/** A model that was called, by whose id usage names it. */
const usedModel: Make = async (owner) => {
  const { id } = await make.prediction(owner);
  const [call] = await db.select().from(predictions).where(eq(predictions.id, id!));
  return { id: call!.modelId };
};

/** Lists of what is somebody's, by their paths. */
export const lists: Record<string, List> = {
  '/api/v1/async-predictions': { make: make.asyncPrediction, others: 'prediction:read-any' },
  '/api/v1/models': { make: make.model, others: 'model:write-any' },
  '/v2/repository/index': { make: make.model, others: 'model:write-any' },
  '/api/v1/batch-jobs': { make: make.batchJob, others: 'batch:run-any' },
  '/api/v1/predictions': { make: make.prediction, others: 'prediction:read-any' },
  '/api/v1/datasets': { make: make.dataset, others: 'training:write-any' },
  '/api/v1/runs': { make: make.run, others: 'training:write-any' },
  '/api/v1/experiments': { make: experiment, others: 'training:write-any' },
  '/api/v1/schedules': { make: make.schedule, others: null },
  '/api/v1/webhooks': { make: make.webhook, others: null },
  '/api/v1/usage': { make: usedModel, others: null, ofCustomer: 'finance:read' },
  '/api/v1/usage.csv': { make: usedModel, others: null, ofCustomer: 'finance:read' },
  '/api/v1/quotas': { make: make.quota, others: null, ofCustomer: 'finance:read' },
  '/api/v1/invoices': { make: make.invoice, others: null, ofCustomer: 'finance:read' },
  '/api/v1/keys': { make: make.apiKey, others: null },
  '/api/v1/me/sessions': { make: make.session, others: null },
  '/api/v1/me/consents': { make: consent, others: null },
  '/api/v1/erasures': { make: erasure, others: 'audit:read' },
};

/** Paths that are read, name nothing of anybody's and list nobody's things, and what they give. */
export const noLists: Record<string, string> = {
  '/v2': 'what the server is',
  '/api/v1/schedules/next-times': 'what the clock says',
  '/api/v1/plans': 'plans, which are offered to all',
  '/api/v1/billing': 'the caller’s account alone',
  '/api/v1/billing/plan': 'the caller’s plan alone',
  '/api/v1/auth/me': 'the caller alone',
  '/api/v1/me/two-factor': 'the caller’s alone',
  '/api/v1/me/erasure': 'the caller’s alone',
  '/api/v1/me/export': 'the caller’s alone',
};

/** Who holds one of these is shown what is the whole installation's. */
export const ofTheInstallation: readonly Permission[] = [
  'finance:read',
  'audit:read',
  'settings:write',
  'person:write',
];
