import type { ReactNode } from 'react';
import { algorithmWords } from '#components/runs/algorithm-words.ts';
import { durationText } from '#components/runs/duration-text.ts';
import classes from '#components/runs/run-facts.module.css';
import { specRows } from '#components/runs/spec-rows.ts';
import { Card } from '#components/ui/card.tsx';
import { CopyButton } from '#components/ui/copy-button.tsx';
import { TextLink } from '#components/ui/text-link.tsx';
import { Time } from '#components/ui/time.tsx';
import type { RunReport } from '#lib/training/evaluation/run-report';
import type { RunDetail } from '#lib/training/runs/run-detail';

/** What it takes to make the same run again, and what making it took. */
export function RunFacts({ run }: { run: RunDetail }) {
  const { report } = run;
  const rows = specRows(run);
  return (
    <Card
      title={run.status === 'failed' || run.status === 'canceled' ? 'What was asked for' : 'How it was made'}
      description="The same data, code, parameters and seed give the same model."
    >
      <div className={classes.columns}>
        <dl className={classes.facts}>
          {rows
            .filter(({ isParameter }) => !isParameter)
            .map(({ name, value }) => (
              <Fact key={name} name={name}>
                {name === 'Data SHA-256' ? <Hash value={value} /> : value}
              </Fact>
            ))}
          <Fact name="Run">
            <code>{run.id}</code>
            <CopyButton value={run.id} label="Copy the id of the run" />
          </Fact>
          <Fact name="By">
            {run.owner.name}, <Time value={run.createdAt} show="exact" />
          </Fact>
          {run.retrainOf && (
            <Fact name="Repeats">
              <TextLink href={`/runs/${run.retrainOf}`}>an earlier run</TextLink>
            </Fact>
          )}
          {run.scheduleId && (
            <Fact name="Started by">
              <TextLink href="/schedules">a schedule</TextLink>
            </Fact>
          )}
        </dl>
        <div>
          <dl className={classes.facts}>
            {rows
              .filter(({ isParameter }) => isParameter)
              .map(({ name, value }) => (
                <Fact key={name} name={<code>{name}</code>}>
                  {value}
                </Fact>
              ))}
          </dl>
          {report && <Measured report={report} />}
        </div>
      </div>
    </Card>
  );
}

function Measured({ report: { rows, blend, parity, timesMs } }: { report: RunReport }) {
  return (
    <dl className={classes.facts}>
      <Fact name="Rows">
        {rows.train.toLocaleString('en')} train, {rows.validation.toLocaleString('en')} validation,{' '}
        {rows.test.toLocaleString('en')} test{rows.left > 0 && `, ${rows.left.toLocaleString('en')} left out`}
      </Fact>
      {blend && (
        <Fact name="Blend">
          {blend
            .map(
              ({ algorithm, weight }) =>
                `${nameOf(algorithm)} ${(weight * 100).toLocaleString('en', { maximumFractionDigits: 1 })} %`,
            )
            .join(', ')}
        </Fact>
      )}
      <Fact name="ONNX answers">
        {parity.differentLabels === 0 ? 'same labels' : `${parity.differentLabels.toLocaleString('en')} other labels`}{' '}
        on {parity.rows.toLocaleString('en')} rows, at most {parity.largestDifference.toExponential(1)} apart
      </Fact>
      <Fact name="Time">
        {Object.entries(timesMs)
          .map(([stage, ms]) => `${stage} ${durationText(ms)}`)
          .join(', ')}
      </Fact>
    </dl>
  );
}

function nameOf(algorithm: string): string {
  return Object.entries(algorithmWords).find(([id]) => id === algorithm)?.[1].name ?? algorithm;
}

function Fact({ name, children }: { name: ReactNode; children: ReactNode }) {
  return (
    <>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </>
  );
}

function Hash({ value }: { value: string }) {
  return (
    <>
      <code title={value}>{value.slice(0, 16)}…</code>
      <CopyButton value={value} label="Copy the SHA-256 of the data" />
    </>
  );
}
