'use client';

import { NativeSelect, SegmentedControl, Stack, Text, TextInput } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useRouter } from 'next/navigation';
import { type FormEvent, useEffect, useState } from 'react';
import { NextTimes } from '#components/schedules/next-times.tsx';
import { cronOf, type Timing } from '#components/schedules/timing.ts';
import { TimingFields } from '#components/schedules/timing-fields.tsx';
import { useNextTimes } from '#components/schedules/use-next-times.ts';
import { callApi } from '#components/ui/call-api.ts';
import { Card } from '#components/ui/card.tsx';
import { ProblemAlert } from '#components/ui/problem-alert.tsx';
import { SubmitButton } from '#components/ui/submit-button.tsx';
import { useCall } from '#components/ui/use-call.ts';
import type { CreateSchedule } from '#lib/schedules/create-schedule';
import type { RunDetail } from '#lib/training/runs/run-detail';

type Choice = { value: string; label: string };

type Props = {
  /** Runs that can be repeated, by id. */
  runs: Choice[];
  datasets: Choice[];
  /** Models to score with, by slug. */
  models: Choice[];
  /** One's own models, where a better run may be published as challenger. */
  ownModels: Choice[];
  /** The run to start with. */
  chosenRun: string | null;
};

const shownAtFields = ['/name', '/cron', '/timeZone'];

/** What to start, and when. */
export function ScheduleForm({ runs, datasets, models, ownModels, chosenRun }: Props) {
  const router = useRouter();
  const { run: call, pending, problem } = useCall();
  const [kind, setKind] = useState(chosenRun !== null || runs.length > 0 ? 'run' : 'batch');
  const [runId, setRunId] = useState(chosenRun ?? runs[0]?.value ?? '');
  const [challenge, setChallenge] = useState('');
  const [model, setModel] = useState(models[0]?.value ?? '');
  const [datasetId, setDatasetId] = useState(datasets[0]?.value ?? '');
  const [ownName, setOwnName] = useState<string | null>(null);
  const [timing, setTiming] = useState<Timing>({ every: 'day', time: '06:00' });
  const [timeZone, setTimeZone] = useState('');
  useEffect(() => setTimeZone(Intl.DateTimeFormat().resolvedOptions().timeZone), []);
  const cron = cronOf(timing);
  const next = useNextTimes(cron, timeZone);

  const labelOf = (choices: Choice[], value: string) => choices.find((choice) => choice.value === value)?.label ?? '';
  const suggested =
    kind === 'run'
      ? `Retrain ${labelOf(runs, runId)}`
      : `Score ${labelOf(datasets, datasetId)} with ${labelOf(models, model)}`;
  const name = ownName ?? suggested.slice(0, 100);
  const isComplete = kind === 'run' ? runId !== '' : model !== '' && datasetId !== '';

  async function submit(event: FormEvent) {
    event.preventDefault();
    await call(async () => {
      const work = kind === 'run' ? await retraining(runId, challenge) : batchOf(model, datasetId);
      const body: CreateSchedule = { name, cron, timeZone, enabled: true, work };
      await callApi('/api/v1/schedules', { method: 'POST', body });
      notifications.show({ message: `The schedule ${name} is on.` });
      router.push('/schedules');
      router.refresh();
    });
  }

  return (
    <form method="post" onSubmit={submit}>
      <Card title="What">
        <Stack gap="lg">
          <SegmentedControl
            aria-label="What to start"
            data={[
              { value: 'run', label: 'Train again' },
              { value: 'batch', label: 'Run a batch job' },
            ]}
            value={kind}
            onChange={setKind}
            w="fit-content"
          />
          {kind === 'run' ? (
            <>
              <NativeSelect
                label="Run to repeat"
                description="Its data set, algorithm, parameters and seed, on the newest version of the data."
                data={runs.length > 0 ? runs : [{ value: '', label: 'No run has succeeded yet' }]}
                value={runId}
                onChange={(event) => setRunId(event.currentTarget.value)}
              />
              <NativeSelect
                label="Publish when better"
                description="Publishes the run to this model as challenger when it beats production on the same held-out rows."
                data={[{ value: '', label: 'Do not publish' }, ...ownModels]}
                value={challenge}
                onChange={(event) => setChallenge(event.currentTarget.value)}
                error={problem?.at('/work/challenge')}
              />
            </>
          ) : (
            <>
              <NativeSelect
                label="Model"
                description="Its version in production at the time."
                data={models.length > 0 ? models : [{ value: '', label: 'No model is in production' }]}
                value={model}
                onChange={(event) => setModel(event.currentTarget.value)}
              />
              <NativeSelect
                label="Data set to score"
                description="Its newest version at the time."
                data={datasets.length > 0 ? datasets : [{ value: '', label: 'No data set is ready' }]}
                value={datasetId}
                onChange={(event) => setDatasetId(event.currentTarget.value)}
              />
            </>
          )}
        </Stack>
      </Card>
      <Card title="When">
        <Stack gap="lg">
          <TimingFields
            timing={timing}
            timeZone={timeZone}
            cronProblem={next.problem?.at('/cron') ?? problem?.at('/cron')}
            timeZoneProblem={next.problem?.at('/timeZone') ?? problem?.at('/timeZone')}
            onTiming={setTiming}
            onTimeZone={setTimeZone}
          />
          <NextTimes times={next.nextTimes} timeZone={timeZone || 'UTC'} />
        </Stack>
      </Card>
      <Card>
        <Stack gap="lg">
          <TextInput
            label="Name"
            value={name}
            onChange={(event) => setOwnName(event.currentTarget.value)}
            maxLength={100}
            required
            withAsterisk={false}
            autoComplete="off"
            error={problem?.at('/name')}
          />
          <ProblemAlert problem={problem} shownAtFields={shownAtFields} />
          <div>
            <SubmitButton pending={pending} disabled={!isComplete || next.problem !== null}>
              Create schedule
            </SubmitButton>
            {!isComplete && (
              <Text size="sm" c="dimmed" mt="xs">
                {kind === 'run'
                  ? 'Start a run first, then it can be repeated.'
                  : 'A batch job needs a model in production and a data set.'}
              </Text>
            )}
          </div>
        </Stack>
      </Card>
    </form>
  );
}

async function retraining(runId: string, challenge: string): Promise<CreateSchedule['work']> {
  const { dataset, spec, experiment } = await callApi<RunDetail>(`/api/v1/runs/${runId}`);
  return {
    kind: 'run',
    datasetId: dataset.id,
    spec,
    ...(experiment && { experiment: experiment.name }),
    ...(challenge && { challenge }),
  };
}

const batchOf = (model: string, datasetId: string): CreateSchedule['work'] => ({
  kind: 'batch',
  model,
  alias: 'production',
  datasetId,
});
