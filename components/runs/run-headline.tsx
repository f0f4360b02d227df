import { durationText, tookText } from '#components/runs/duration-text.ts';
import { metricIn } from '#components/runs/metric-in.ts';
import { metricExplanation, metricName, metricText } from '#components/runs/metric-words.ts';
import { partWords } from '#components/runs/part-words.ts';
import classes from '#components/runs/run-headline.module.css';
import { Card } from '#components/ui/card.tsx';
import { TextLink } from '#components/ui/text-link.tsx';
import type { RunReport } from '#lib/training/evaluation/run-report';
import type { RunDetail } from '#lib/training/runs/run-detail';

/** The one number of a run, beside what it stands on. */
export function RunHeadline({ run, report }: { run: RunDetail; report: RunReport }) {
  const { heldOut, parts, timesMs } = report;
  const metric = run.score?.metric ?? (report.task === 'regression' ? 'rmse' : 'accuracy');
  const rows = parts[heldOut]?.rows ?? 0;
  const measuredOn = {
    test: `on ${rows.toLocaleString('en')} held-out rows`,
    validation: `on ${rows.toLocaleString('en')} validation rows; nothing was held out`,
    train: 'on the rows it learned from; nothing was held out',
  }[heldOut];
  const keptRounds = run.algorithm === 'hybrid' ? null : report.bestRound;
  const others = partsBeside(heldOut).filter((part) => parts[part]);
  return (
    <Card>
      <dl className={classes.numbers}>
        <div className={classes.score}>
          <dt>
            {metricName(metric)}, {partWords[heldOut].toLowerCase()}
          </dt>
          <dd>
            {metricText(metric, metricIn(parts[heldOut], metric))}
            <small>
              {measuredOn}: {metricExplanation(metric)}
            </small>
          </dd>
        </div>
        {others.map((part) => (
          <div key={part}>
            <dt>
              {metricName(metric)}, {partWords[part].toLowerCase()}
            </dt>
            <dd>
              {metricText(metric, metricIn(parts[part], metric))}
              <small>on {(parts[part]?.rows ?? 0).toLocaleString('en')} rows</small>
            </dd>
          </div>
        ))}
        <div>
          <dt>Learning</dt>
          <dd>
            {durationText(timesMs.learning)}
            <small>
              of {tookText(run)} in all{keptRounds !== null && `; ${roundsText(keptRounds)}`}
            </small>
          </dd>
        </div>
      </dl>
      {run.published.length > 0 && (
        <p className={classes.published}>
          Published as{' '}
          {run.published.map(({ model, version, status }, index) => (
            <span key={`${model} ${version}`}>
              {index > 0 && ', '}
              <TextLink href={`/models/${model}/versions/${version}`}>
                {model} version {version}
              </TextLink>
              {status === 'validating' && ' (being examined)'}
              {status === 'rejected' && ' (rejected)'}
            </span>
          ))}
          .
        </p>
      )}
    </Card>
  );
}

const partsBeside = (heldOut: keyof typeof partWords) =>
  (['validation', 'train'] as const).filter((part) => part !== heldOut);

const roundsText = (rounds: number) => (rounds === 1 ? '1 round kept' : `${rounds.toLocaleString('en')} rounds kept`);
