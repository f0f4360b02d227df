import { metricName, metricText } from '#components/runs/metric-words.ts';
import classes from '#components/runs/run-score.module.css';
import type { RunSummary } from '#lib/training/runs/run-detail';

/** The one number a run is compared by, with its name. */
export function RunScore({ score }: { score: RunSummary['score'] }) {
  if (!score) return <span>–</span>;
  return (
    <span className={classes.score}>
      {metricText(score.metric, score.value)} <small>{metricName(score.metric)}</small>
    </span>
  );
}
