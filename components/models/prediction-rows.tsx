import classes from '#components/models/prediction-rows.module.css';
import { AnswerView } from '#components/playground/answer-view.tsx';
import { Card } from '#components/ui/card.tsx';
import { CodeBlock } from '#components/ui/code-block.tsx';
import type { Answer } from '#lib/inference/codecs/answers';

const mostShown = 20;

/** What a call sent and what it was answered, row by row; `null` for what is not kept. */
export function PredictionRows({ inputs, outputs }: { inputs: unknown; outputs: unknown }) {
  const sent = Array.isArray(inputs) ? inputs : [];
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
              {row in sent ? (
                <CodeBlock code={JSON.stringify(sent[row], null, 2)} label="input" wrap />
              ) : (
                <p>Not kept: the call was too large.</p>
              )}
            </div>
            <div>
              <h3 className={classes.heading}>Answer</h3>
              {isAnswer(answered[row]) ? <AnswerView answer={answered[row]} /> : <p>Not kept.</p>}
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

const isAnswer = (value: unknown): value is Answer =>
  typeof value === 'object' && value !== null && ('label' in value || 'value' in value || 'outputs' in value);
