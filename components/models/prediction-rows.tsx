import { AnswerView } from '#components/answers/answer-view.tsx';
import { isAnswer } from '#components/answers/is-answer.ts';
import { RowInput } from '#components/history/row-input.tsx';
import { sentInputOf } from '#components/history/sent-input-of.ts';
import classes from '#components/models/prediction-rows.module.css';
import { Card } from '#components/ui/card.tsx';
import type { PredictionDetail } from '#lib/usage/get-prediction';

const mostShown = 20;

/** What a call sent and what it was answered, row by row; files that are kept are shown. */
export function PredictionRows({ prediction }: { prediction: PredictionDetail }) {
  const { inputs, outputs, files } = prediction;
  const sent = Array.isArray(inputs) ? inputs : files;
  const answered = Array.isArray(outputs) ? outputs : [];
  const count = Math.max(sent.length, answered.length);
  return (
    <>
      {Array.from({ length: Math.min(count, mostShown) }, (_, row) => (
        // Rows of a call are known by their place.
        <Card key={row} title={count === 1 ? undefined : `Row ${row + 1} of ${count}`}>
          <div className={classes.row}>
            <div>
              <h3 className={classes.heading}>Input</h3>
              <RowInput prediction={prediction} row={row} />
            </div>
            <div>
              <h3 className={classes.heading}>Answer</h3>
              {isAnswer(answered[row]) ? (
                <AnswerView answer={answered[row]} input={sentInputOf(prediction, row)} />
              ) : (
                <p>Not kept.</p>
              )}
            </div>
          </div>
        </Card>
      ))}
      {count > mostShown && (
        <p>
          The first {mostShown} of {count.toLocaleString('en')} rows are shown; the API gives them all.
        </p>
      )}
    </>
  );
}
