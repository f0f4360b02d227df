import { billingPeriods, invoiceSeries, planPrices, stripeReconciliations } from '#db/schema/billing';
import { plans, settings } from '#db/schema/people';
import { metering } from '#db/schema/usage';
import type { Holding, NoHolding } from '#lib/privacy/holding';
import { accountHoldings } from '#lib/privacy/holdings/account-holdings';
import { billingHoldings } from '#lib/privacy/holdings/billing-holdings';
import { modelHoldings } from '#lib/privacy/holdings/model-holdings';
import { usageHoldings } from '#lib/privacy/holdings/usage-holdings';
import { workHoldings } from '#lib/privacy/holdings/work-holdings';

/** Every table that holds something about people, in the order they are erased: what refers to a row goes before it. */
export const heldAboutAPerson: readonly Holding[] = [
  ...usageHoldings,
  ...workHoldings,
  ...modelHoldings,
  ...billingHoldings,
  ...accountHoldings,
];

/** All other tables. Together with the list above this names each table of the schema, which a test sees to. */
export const heldAboutNobody: readonly NoHolding[] = [
  { table: plans, why: 'What finance calls plans, and their limits.' },
  { table: planPrices, why: 'Prices; who set them, by id.' },
  { table: billingPeriods, why: 'Months that are closed; who closed them, by id.' },
  { table: invoiceSeries, why: 'The last number of each series.' },
  { table: metering, why: 'How far metering has read.' },
  { table: stripeReconciliations, why: 'Differences with Stripe: numbers of invoices, amounts, ids.' },
  { table: settings, why: 'Secrets and settings of the installation.' },
];
