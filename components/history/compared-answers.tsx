import { AnswerView } from '#components/answers/answer-view.tsx';
import { isAnswer } from '#components/answers/is-answer.ts';
import classes from '#components/history/history.module.css';
import { sentInputOf } from '#components/history/sent-input-of.ts';
import { Card } from '#components/ui/card.tsx';
import { TextLink } from '#components/ui/text-link.tsx';
import { Time } from '#components/ui/time.tsx';
import { millisecondText } from '#components/versions/millisecond-text.ts';
import type { PredictionDetail } from '#lib/usage/get-prediction';

/** Both answers, and by whom and how fast they were given. */
export function ComparedAnswers({ a, b }: { a: PredictionDetail; b: PredictionDetail }) {
  return (
    <div className={classes.two}>
      {[a, b].map((prediction, i) => (
        // The same prediction may stand on both sides.
        <div key={i}>
          <AnswerCard prediction={prediction} place={i === 0 ? 'First' : 'Second'} />
        </div>
      ))}
    </div>
  );
}

function AnswerCard({ prediction, place }: { prediction: PredictionDetail; place: string }) {
  const { id, modelName, version, outputs, error, latencyMs, cached, createdAt } = prediction;
  const answer = Array.isArray(outputs) ? outputs[0] : undefined;
  return (
    <Card title={`${place}: ${modelName}, version ${version ?? '–'}`}>
      {isAnswer(answer) ? (
        <AnswerView answer={answer} input={sentInputOf(prediction, 0)} />
      ) : (
        <p>{error ? error.detail : 'The answer was not kept.'}</p>
      )}
      <dl className={classes.facts}>
        <dt>Latency</dt>
        <dd>
          {millisecondText(latencyMs)}
          {cached && ', from the cache'}
        </dd>
        <dt>When</dt>
        <dd>
          <Time value={createdAt} show="exact" />
        </dd>
        <dt>Record</dt>
        <dd>
          <TextLink href={`/history/${id}`}>
            <code>{id}</code>
          </TextLink>
        </dd>
      </dl>
    </Card>
  );
}
