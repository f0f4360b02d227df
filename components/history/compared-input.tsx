import { Text } from '@mantine/core';
import classes from '#components/history/history.module.css';
import { isSameInput } from '#components/history/is-same-input.ts';
import { RowInput } from '#components/history/row-input.tsx';
import { Card } from '#components/ui/card.tsx';
import type { PredictionDetail } from '#lib/usage/get-prediction';

/** What both predictions were asked: once where it is the same, else beside each other. */
export function ComparedInput({ a, b }: { a: PredictionDetail; b: PredictionDetail }) {
  if (isSameInput(a, b)) {
    return (
      <Card title="The same input">
        <RowInput prediction={a} row={0} />
      </Card>
    );
  }
  return (
    <Card
      title="Inputs"
      description="Not known to be the same: another was sent, or it was not kept. The answers may differ for that alone."
    >
      <div className={classes.two}>
        {[a, b].map((prediction, i) => (
          // The same prediction may stand on both sides.
          <div key={i}>
            <Text size="sm" fw={600} mb="xs">
              {i === 0 ? 'First' : 'Second'}
            </Text>
            <RowInput prediction={prediction} row={0} />
          </div>
        ))}
      </div>
    </Card>
  );
}
