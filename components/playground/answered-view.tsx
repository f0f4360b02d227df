'use client';

import { Text } from '@mantine/core';
import { AnswerView } from '#components/answers/answer-view.tsx';
import type { SentInput } from '#components/answers/sent-input.ts';
import { StageTimes } from '#components/charts/stage-times.tsx';
import classes from '#components/playground/answered-view.module.css';
import type { Answered } from '#components/playground/predict-call.ts';
import { CodeBlock } from '#components/ui/code-block.tsx';
import { NumberText } from '#components/ui/number.tsx';
import { TextLink } from '#components/ui/text-link.tsx';

type Props = { answered: Answered; input: SentInput | undefined; labelCount: number | undefined };

/** An answered call: what was answered, by whom, how fast, and where it is recorded. */
export function AnsweredView({ answered, input, labelCount }: Props) {
  const { answer, requestId, stages, roundTripMs } = answered;
  const [first] = answer.predictions;
  const serverMs = stages.reduce((sum, { ms }) => sum + ms, 0);
  return (
    <div className={classes.answered}>
      {first && <AnswerView answer={first} input={input} labelCount={labelCount} />}
      <div>
        <Text size="sm" mb="xs">
          Answered in <NumberText value={roundTripMs} digits={roundTripMs < 10 ? 1 : 0} unit="ms" />
          {serverMs > 0 && (
            <>
              , <NumberText value={serverMs} digits={serverMs < 10 ? 2 : 0} unit="ms" /> of it in the server
            </>
          )}
          {answer.cached && ', from the cache'}
        </Text>
        {stages.length > 0 && <StageTimes stages={stages} />}
      </div>
      <dl className={classes.facts}>
        <dt>Version</dt>
        <dd>
          <TextLink href={`/models/${answer.model}/versions/${answer.version}`}>{answer.version}</TextLink>
        </dd>
        <dt>Prediction</dt>
        <dd>
          <TextLink href={`/models/${answer.model}/predictions/${answer.id}`}>
            <code>{answer.id}</code>
          </TextLink>
        </dd>
        <dt>Request</dt>
        <dd>
          <code>{requestId}</code>
        </dd>
      </dl>
      <details className={classes.json}>
        <summary>The answer as JSON</summary>
        <CodeBlock code={JSON.stringify(answer, null, 2)} label="answer as JSON" />
      </details>
    </div>
  );
}
