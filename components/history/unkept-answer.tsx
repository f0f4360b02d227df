'use client';

import { Stack, Text } from '@mantine/core';
import { AnswerView } from '#components/answers/answer-view.tsx';
import { isAnswer } from '#components/answers/is-answer.ts';
import type { RerunAnswer } from '#lib/inference/prediction-answer';

const mostShown = 20;

/** What somebody else's call was answered once more: no record has it, so it is shown this once. */
export function UnkeptAnswer({ answered: { model, version, predictions } }: { answered: RerunAnswer }) {
  return (
    <Stack gap="md" role="region" aria-label="Answer" aria-live="polite">
      <Text size="sm">
        {model}, version {version}. Not kept: it is gone once you leave this page.
      </Text>
      {predictions
        .slice(0, mostShown)
        // Rows of a call are known by their place.
        .map((answer, row) => isAnswer(answer) && <AnswerView key={row} answer={answer} />)}
      {predictions.length > mostShown && (
        <Text size="sm">
          The first {mostShown} of {predictions.length.toLocaleString('en')} rows are shown; the API gives them all.
        </Text>
      )}
    </Stack>
  );
}
