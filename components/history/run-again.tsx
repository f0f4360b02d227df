'use client';

import { Group, NativeSelect, Stack } from '@mantine/core';
import { useRouter } from 'next/navigation';
import { type FormEvent, useState } from 'react';
import { UnkeptAnswer } from '#components/history/unkept-answer.tsx';
import { callApi } from '#components/ui/call-api.ts';
import { ProblemAlert } from '#components/ui/problem-alert.tsx';
import { SubmitButton } from '#components/ui/submit-button.tsx';
import { useCall } from '#components/ui/use-call.ts';
import type { RerunAnswer } from '#lib/inference/prediction-answer';

export type RerunChoice = {
  slug: string;
  name: string;
  /** Versions that can answer: the one in production first, then the newest. */
  versions: readonly number[];
  production: number | null;
};

type Props = {
  id: string;
  /** The prediction's own model first, then others that take the same. */
  choices: readonly RerunChoice[];
};

/**
 * Asks what was asked once more, of any version or model that takes it, and goes on to the two side by side; of somebody
 * else's call, of which nothing more is kept, the answer is shown here.
 */
export function RunAgain({ id, choices }: Props) {
  const router = useRouter();
  const { run, pending, problem } = useCall();
  const [slug, setSlug] = useState(choices[0]!.slug);
  const choice = choices.find((one) => one.slug === slug) ?? choices[0]!;
  const [wished, setWished] = useState<number | null>(null);
  const version = choice.versions.find((number) => number === wished) ?? choice.versions[0];
  const [unkept, setUnkept] = useState<RerunAnswer | null>(null);
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    setUnkept(null);
    await run(async () => {
      const body = { model: choice.slug, ...(version !== undefined && { version }) };
      const again = await callApi<RerunAnswer>(`/api/v1/predictions/${id}/rerun`, { method: 'POST', body });
      if (again.unitsOnly) setUnkept(again);
      else router.push(`/history/compare?a=${id}&b=${again.id}`);
    });
  };
  return (
    <form onSubmit={submit} method="post">
      <Stack gap="md">
        <Group gap="sm" align="flex-end">
          <NativeSelect
            label="Model"
            data={choices.map((one) => ({ value: one.slug, label: one.name }))}
            value={choice.slug}
            onChange={(event) => setSlug(event.currentTarget.value)}
            flex="1 1 12rem"
            maw={320}
          />
          {choice.versions.length > 0 && (
            <NativeSelect
              label="Version"
              data={choice.versions.map((number) => ({
                value: String(number),
                label: number === choice.production ? `${number}, in production` : String(number),
              }))}
              value={String(version)}
              onChange={(event) => setWished(Number(event.currentTarget.value))}
              w={170}
            />
          )}
          <SubmitButton pending={pending}>Run again</SubmitButton>
        </Group>
        <ProblemAlert problem={problem} />
        {unkept && <UnkeptAnswer answered={unkept} />}
      </Stack>
    </form>
  );
}
