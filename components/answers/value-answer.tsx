import { Text } from '@mantine/core';
import classes from '#components/answers/label-answer.module.css';

/** A number, or a text that the graph gave as its value. */
export function ValueAnswer({ value, unit }: { value: number | string | null; unit?: string | undefined }) {
  return (
    <div className={classes.value}>
      {typeof value === 'number' ? value.toLocaleString('en', { maximumSignificantDigits: 7 }) : value}
      {value === null && <Text component="span">no value: the model gave NaN or infinity</Text>}
      {unit && <span className={classes.unit}> {unit}</span>}
    </div>
  );
}
