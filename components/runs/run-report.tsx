import { ClassCurves } from '#components/runs/class-curves.tsx';
import { ConfusionTable } from '#components/runs/confusion-table.tsx';
import { FairnessTable } from '#components/runs/fairness-table.tsx';
import { ImportanceTable } from '#components/runs/importance-table.tsx';
import { isDrawable, LearningCurveChart } from '#components/runs/learning-curve-chart.tsx';
import { MetricsTable } from '#components/runs/metrics-table.tsx';
import { partWords } from '#components/runs/part-words.ts';
import { ResidualChart } from '#components/runs/residual-chart.tsx';
import { RunHeadline } from '#components/runs/run-headline.tsx';
import { RunNotes } from '#components/runs/run-notes.tsx';
import { TrialTable } from '#components/runs/trial-table.tsx';
import { Card } from '#components/ui/card.tsx';
import type { RunReport as Report } from '#lib/training/evaluation/run-report';
import type { RunDetail } from '#lib/training/runs/run-detail';

/** All that came of a run, the most important first. */
export function RunReport({ run, report }: { run: RunDetail; report: Report }) {
  const { curves, confusion, residuals, importances, fairness, heldOut, bestRound } = report;
  const { learningCurve, children } = run;
  const ofPart = `Measured on the ${partWords[heldOut].toLowerCase()} part.`;
  return (
    <>
      <RunNotes report={report} />
      <RunHeadline run={run} report={report} />
      <MetricsTable report={report} />
      {curves && curves.length > 0 && (
        <Card title="Curves" description={ofPart}>
          <ClassCurves curves={curves} />
        </Card>
      )}
      {residuals && residuals.length > 0 && (
        <Card title="Residuals" description={ofPart}>
          <ResidualChart residuals={residuals} />
        </Card>
      )}
      {confusion && <ConfusionTable confusion={confusion} />}
      {importances.length > 0 && <ImportanceTable report={report} />}
      {fairness && <FairnessTable fairness={fairness} task={report.task} />}
      {/* Members learn one after the other, which makes no one curve. */}
      {run.algorithm !== 'hybrid' && isDrawable(learningCurve) && (
        <Card>
          <LearningCurveChart curve={learningCurve} bestRound={bestRound} />
        </Card>
      )}
      {children.length > 0 && <TrialTable trials={children} />}
    </>
  );
}
