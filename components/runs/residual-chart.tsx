import { ScatterChart } from '#components/charts/scatter-chart.tsx';
import type { RunReport } from '#lib/training/evaluation/run-report';

/** Predicted against true values; on the dotted line a prediction is right. */
export function ResidualChart({ residuals }: { residuals: NonNullable<RunReport['residuals']> }) {
  const all = residuals.flatMap(({ predicted, actual }) => [predicted, actual]);
  const [least, most] = [Math.min(...all), Math.max(...all)];
  return (
    <ScatterChart
      title="Predicted against true values"
      points={residuals.map(({ predicted, actual }) => ({ x: actual, y: predicted }))}
      x={{ label: 'True', format: 'short' }}
      y={{ label: 'Predicted', format: 'short' }}
      ideal={{ from: { x: least, y: least }, to: { x: most, y: most } }}
    />
  );
}
