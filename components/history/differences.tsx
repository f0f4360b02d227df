import { isAnswer } from '#components/answers/is-answer.ts';
import { answerDifferences } from '#components/history/answer-differences.ts';
import classes from '#components/history/history.module.css';
import { Card } from '#components/ui/card.tsx';
import type { PredictionDetail } from '#lib/usage/get-prediction';

/** What two answers say, line by line, with what differs marked. */
export function Differences({ a, b }: { a: PredictionDetail; b: PredictionDetail }) {
  const [first] = Array.isArray(a.outputs) ? a.outputs : [];
  const [second] = Array.isArray(b.outputs) ? b.outputs : [];
  if (!isAnswer(first) || !isAnswer(second)) return null;
  const lines = answerDifferences(first, second);
  const count = lines.filter(({ differs }) => differs).length;
  return (
    <Card
      title={count === 0 ? 'They agree' : count === 1 ? 'They differ in one point' : `They differ in ${count} points`}
    >
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard */}
      <section className={classes.scroll} tabIndex={0} aria-label="Differences">
        <table className={classes.differences}>
          <thead>
            <tr>
              <th scope="col">What</th>
              <th scope="col">First</th>
              <th scope="col">Second</th>
              <th scope="col">Same?</th>
            </tr>
          </thead>
          <tbody>
            {lines.map((line) => (
              <tr key={line.what} data-differs={line.differs || undefined}>
                <th scope="row">{line.what}</th>
                <td>{line.a}</td>
                <td>{line.b}</td>
                <td className={classes.mark}>{line.differs ? '≠ differs' : 'same'}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </section>
    </Card>
  );
}
