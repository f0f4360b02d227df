import { type FieldValues, rowOf } from '#components/playground/field-values.ts';
import { unsendable } from '#components/playground/written-row.ts';
import type { Given } from '#components/predict/given.ts';
import type { OfferedModel } from '#components/predict/offered-model.ts';
import { planCall } from '#components/predict/plan-call.ts';
import type { Prepared } from '#components/predict/use-asked.ts';
import { versionOf } from '#components/predict/version-cache.ts';
import { ApiProblem } from '#components/ui/api-problem.ts';

type Call = {
  model: OfferedModel;
  version: number;
  given: Given | null;
  /** Of the form, where there is one to fill in. */
  values: FieldValues;
};

/** What is sent to a version about what was given. Throws `ApiProblem` where it does not take it. */
export async function prepareCall({ model, version, given, values }: Call): Promise<Prepared> {
  const { manifest } = await versionOf(model.slug, version);
  const features = manifest?.features ?? [];
  const labelCount = manifest?.labels?.length;
  const plan = planCall(given, features);
  if (plan.by === 'file' || plan.by === 'row') return { send: plan, labelCount };
  if (plan.by === 'form') {
    const { row, problems } = rowOf(features, values);
    if (problems.length > 0) throw unsendable(problems);
    return { send: { by: 'row', row }, labelCount };
  }
  const detail = plan.by === 'nothing' ? plan.reason : 'It would answer every row: choose it above for a batch job.';
  throw new ApiProblem({ status: 0, code: 'unfit', title: 'This version does not take it', detail });
}
