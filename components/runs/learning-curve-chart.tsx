import { LineChart } from '#components/charts/line-chart.tsx';
import type { Series } from '#components/charts/series.ts';
import type { LearningCurve } from '#lib/training/runs/run-spec';

/** More points than pixels only make the page slow. */
const mostPoints = 400;

/** Whether there is a line to draw: a forest has rounds, and no loss of each. */
export const isDrawable = (curve: LearningCurve | null): curve is LearningCurve =>
  curve !== null && curve.rounds.filter(({ train, validation }) => train !== null || validation !== null).length > 1;

/** Losses round by round; `bestRound` is where early stopping went back to. */
export function LearningCurveChart({ curve, bestRound }: { curve: LearningCurve; bestRound: number | null }) {
  const [train, validation] = [lossPoints(curve, 'train'), lossPoints(curve, 'validation')];
  const series: Series[] = [
    { name: 'Train', points: train, dashed: validation.length > 0 },
    { name: 'Validation', points: validation },
  ].filter(({ points }) => points.length > 0);
  const lastRound = curve.rounds.at(-1)?.round;
  return (
    <LineChart
      title="Learning curve"
      series={series}
      x={{ label: 'Round', format: 'whole' }}
      y={{ label: lossName(curve), format: 'short' }}
      mark={bestRound !== null && bestRound !== lastRound ? { x: bestRound, text: `kept: ${bestRound}` } : undefined}
    />
  );
}

export const lossName = ({ loss }: LearningCurve) => (loss === 'rmse' ? 'RMSE' : 'Log loss, nats');

/** The losses of one part, thinned to what a chart can show. */
export function lossPoints({ rounds }: LearningCurve, part: 'train' | 'validation'): Series['points'] {
  const known = rounds.flatMap((round) => (round[part] === null ? [] : [{ x: round.round, y: round[part] }]));
  const step = Math.ceil(known.length / mostPoints);
  return known.filter((_, at) => at % step === 0 || at === known.length - 1);
}
