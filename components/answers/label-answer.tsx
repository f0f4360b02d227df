import { Badge, Group, Text } from '@mantine/core';
import classes from '#components/answers/label-answer.module.css';
import { ProbabilityBars, probabilityText } from '#components/charts/probability-bars.tsx';

type Props = {
  label: string;
  score: number | null;
  probabilities?: Readonly<Record<string, number>> | undefined;
  labelCount?: number | undefined;
};

/** The best label with its probability, and those of the others as bars. */
export function LabelAnswer({ label, score, probabilities, labelCount }: Props) {
  const answered = Object.keys(probabilities ?? {}).length;
  return (
    <div>
      <Group gap="sm" align="baseline" mb="sm">
        <span className={classes.label}>{label}</span>
        {score !== null && (
          <Badge variant="light" tt="none" radius="sm" size="lg">
            {probabilityText(score)}
          </Badge>
        )}
      </Group>
      {probabilities && <ProbabilityBars probabilities={probabilities} />}
      {labelCount !== undefined && answered > 0 && answered < labelCount && (
        <Text size="sm" c="dimmed" mt="xs">
          The {answered} most probable of {labelCount.toLocaleString('en')} labels are answered.
        </Text>
      )}
    </div>
  );
}
