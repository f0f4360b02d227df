'use client';

import { Stack, Text } from '@mantine/core';
import { useRouter } from 'next/navigation';
import { type FormEvent, useState } from 'react';
import { LearnerFields } from '#components/runs/learner-fields.tsx';
import { MeasureFields } from '#components/runs/measure-fields.tsx';
import type { ParamField } from '#components/runs/param-fields.tsx';
import { TargetFields } from '#components/runs/target-fields.tsx';
import { bodyOf, type FormPart, isComplete, type RunDataset, usualRun } from '#components/runs/typed-run.ts';
import { callApi } from '#components/ui/call-api.ts';
import { Card } from '#components/ui/card.tsx';
import { ProblemAlert } from '#components/ui/problem-alert.tsx';
import { SubmitButton } from '#components/ui/submit-button.tsx';
import { useCall } from '#components/ui/use-call.ts';
import type { Algorithm } from '#lib/training/algorithms';
import type { XgboostAvailability } from '#lib/training/learners/xgboost/library';
import type { RunDetail } from '#lib/training/runs/run-detail';

type Props = {
  datasets: readonly { id: string; name: string }[];
  dataset: RunDataset;
  experiments: readonly string[];
  fields: Record<Algorithm, ParamField[]>;
  xgboost: XgboostAvailability;
};

const shownAtFields = ['/target', '/task', '/groupBy', '/ignore', '/experiment', '/seed', '/split', '/split/column'];

/** What to learn, from what and how; everything but the target has a sound default. */
export function NewRunForm({ datasets, dataset, experiments, fields, xgboost }: Props) {
  const router = useRouter();
  const { run: call, pending, problem } = useCall();
  const [run, setRun] = useState(() => usualRun(dataset));
  const part: FormPart = {
    run,
    change: (changed) => setRun((before) => ({ ...before, ...changed })),
    errorAt: (pointer) => problem?.at(pointer),
  };

  async function submit(event: FormEvent) {
    event.preventDefault();
    await call(async () => {
      const body = bodyOf(run, dataset, fields);
      const { id } = await callApi<RunDetail>('/api/v1/runs', { method: 'POST', body });
      router.push(`/runs/${id}`);
    });
  }

  return (
    <form method="post" onSubmit={submit}>
      <Card title="What to learn">
        <TargetFields {...part} datasets={datasets} dataset={dataset} />
      </Card>
      <Card title="How to learn">
        <LearnerFields {...part} fields={fields} xgboost={xgboost} />
      </Card>
      <Card title="How it is measured">
        <Stack gap="lg">
          <MeasureFields {...part} dataset={dataset} experiments={experiments} />
          <ProblemAlert problem={problem} shownAtFields={shownAtFields} />
          <div>
            <SubmitButton pending={pending} disabled={!isComplete(run)}>
              Start run
            </SubmitButton>
            {run.target === null && (
              <Text size="sm" c="dimmed" mt="xs">
                Choose the column to predict first.
              </Text>
            )}
          </div>
        </Stack>
      </Card>
    </form>
  );
}
