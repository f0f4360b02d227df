'use client';

import { Button, Group, Loader, Progress, Text } from '@mantine/core';
import { useEffect, useState } from 'react';
import { AnswerView } from '#components/answers/answer-view.tsx';
import type { SentInput } from '#components/answers/sent-input.ts';
import type { Asked } from '#components/predict/use-asked.ts';
import { Card } from '#components/ui/card.tsx';
import { ProblemAlert } from '#components/ui/problem-alert.tsx';
import { TextLink } from '#components/ui/text-link.tsx';
import { byteText } from '#components/versions/byte-text.ts';
import { millisecondText } from '#components/versions/millisecond-text.ts';

type Props = { asked: Asked; input: SentInput | undefined; onCancel(): void };

const mostRows = 12;

/** What one version of one model answers, or how far the question is. */
export function AskedCard({ asked, input, onCancel }: Props) {
  const { model, version, answered, problem, labelCount } = asked;
  return (
    <Card title={model.name} description={`Version ${version}`}>
      <div aria-live="polite" aria-busy={!answered && !problem}>
        {problem ? (
          <ProblemAlert problem={problem} />
        ) : answered ? (
          <>
            {answered.answer.predictions.slice(0, mostRows).map((answer, row) => (
              // Rows of a call are known by their place.
              <AnswerView key={row} answer={answer} input={input} labelCount={labelCount} />
            ))}
            <Text size="sm" mt="md" c="dimmed">
              Answered in {millisecondText(answered.roundTripMs)}
              {answered.answer.cached && ', from the cache'}.{' '}
              <TextLink href={`/models/${answered.answer.model}/predictions/${answered.answer.id}`}>
                Its record
              </TextLink>
            </Text>
          </>
        ) : (
          <OnItsWay asked={asked} onCancel={onCancel} />
        )}
      </div>
    </Card>
  );
}

const soonMs = 1000;

/** Progress, for what takes longer than one would wait without wondering. */
function OnItsWay({ asked: { sentBytes, sizeBytes }, onCancel }: { asked: Asked; onCancel(): void }) {
  const [isSlow, setIsSlow] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setIsSlow(true), soonMs);
    return () => clearTimeout(timer);
  }, []);
  if (!isSlow) return <Loader size="sm" aria-label="Waiting for the answer" />;
  const isSent = sentBytes >= sizeBytes;
  const percent = isSent ? 100 : Math.floor((100 * sentBytes) / sizeBytes);
  return (
    <div>
      <Group justify="space-between" mb={6} wrap="nowrap">
        <Text size="sm" style={{ fontVariantNumeric: 'tabular-nums' }}>
          {isSent ? 'Sent. Waiting for the answer …' : `${percent} %, ${byteText(sentBytes)} of ${byteText(sizeBytes)}`}
        </Text>
        <Button variant="default" size="xs" onClick={onCancel}>
          Cancel
        </Button>
      </Group>
      <Progress value={percent} animated={isSent} aria-label="Upload" transitionDuration={150} />
    </div>
  );
}
