'use client';

import { Badge, Group, Text } from '@mantine/core';
import { ProbabilityBars, probabilityText } from '#components/charts/probability-bars.tsx';
import classes from '#components/playground/answer-view.module.css';
import { CodeBlock } from '#components/ui/code-block.tsx';
import type { Answer } from '#lib/inference/codecs/answers';

/** One row's answer: a label with its probabilities, a value, or whatever the graph gave. */
export function AnswerView({ answer, unit }: { answer: Answer; unit?: string | undefined }) {
  if ('label' in answer) {
    return (
      <div>
        <Group gap="sm" align="baseline" mb="sm">
          <span className={classes.label}>{answer.label}</span>
          {answer.score !== null && (
            <Badge variant="light" tt="none" radius="sm" size="lg">
              {probabilityText(answer.score)}
            </Badge>
          )}
        </Group>
        {answer.probabilities && <ProbabilityBars probabilities={answer.probabilities} />}
      </div>
    );
  }
  if ('value' in answer) {
    return (
      <div className={classes.value}>
        {typeof answer.value === 'number'
          ? answer.value.toLocaleString('en', { maximumSignificantDigits: 7 })
          : answer.value}
        {answer.value === null && <Text component="span">no value: the model gave NaN or infinity</Text>}
        {unit && <span className={classes.unit}> {unit}</span>}
      </div>
    );
  }
  return <CodeBlock code={JSON.stringify('outputs' in answer ? answer.outputs : answer, null, 2)} label="answer" />;
}
