import { type SQL, sql } from 'drizzle-orm';

/** The ids of what a person owns, as subqueries. */
export const ownModels = (userId: string): SQL => sql`(select id from models where owner_id = ${userId})`;
export const ownVersions = (userId: string): SQL =>
  sql`(select id from versions where model_id in ${ownModels(userId)})`;
export const ownBatchJobs = (userId: string): SQL => sql`(select id from batch_jobs where owner_id = ${userId})`;
export const ownWebhooks = (userId: string): SQL => sql`(select id from webhook_endpoints where user_id = ${userId})`;
export const ownSchedules = (userId: string): SQL => sql`(select id from schedules where owner_id = ${userId})`;
export const ownInvoices = (userId: string): SQL => sql`(select id from invoices where user_id = ${userId})`;
export const ownDatasetVersions = (userId: string): SQL =>
  sql`(select id from dataset_versions where dataset_id in (select id from datasets where owner_id = ${userId}))`;
/** A person's runs, and anybody's that learned from their data. */
export const runsOnOwnData = (userId: string): SQL =>
  sql`(select id from runs where owner_id = ${userId} or dataset_version_id in ${ownDatasetVersions(userId)})`;
/** A person's batch jobs, and anybody's that score their data. */
export const batchJobsOnOwnData = (userId: string): SQL =>
  sql`(select id from batch_jobs where owner_id = ${userId} or dataset_version_id in ${ownDatasetVersions(userId)})`;
/** What Stripe told of a person: by their id, their customer, an invoice or a payment page of theirs. */
export const ownStripeEvents = (userId: string): SQL => sql`(select id from stripe_events
  where strpos(body::text, ${userId}) > 0
    or exists (select from customers where user_id = ${userId} and stripe_customer_id is not null
      and strpos(body::text, stripe_customer_id) > 0)
    or exists (select from invoices where user_id = ${userId} and strpos(body::text, invoices.id) > 0)
    or exists (select from stripe_checkouts join invoices on invoices.id = invoice_id where user_id = ${userId}
      and strpos(body::text, session_id) > 0))`;
