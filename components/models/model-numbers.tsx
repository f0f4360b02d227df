import { TrafficChart } from '#components/charts/traffic-chart.tsx';
import classes from '#components/models/model-numbers.module.css';
import { Card } from '#components/ui/card.tsx';
import { NumberText } from '#components/ui/number.tsx';
import { TextLink } from '#components/ui/text-link.tsx';
import { millisecondText } from '#components/versions/millisecond-text.ts';
import type { ModelStats } from '#lib/usage/model-stats';

type Props = { slug: string; stats: ModelStats; cacheTtlS: number | null };

/** What happened to a model in the last day, counted from the ledger. */
export function ModelNumbers({ slug, stats, cacheTtlS }: Props) {
  const { predictions, units, errors, cached, latencyMs, bucket, buckets } = stats;
  const calls = predictions + errors;
  return (
    <Card
      title="Last 24 hours"
      aside={
        <TextLink href={`/models/${slug}/predictions`} fz="sm">
          All predictions
        </TextLink>
      }
    >
      <dl className={classes.numbers}>
        <div>
          <dt>Predictions</dt>
          <dd>
            <NumberText value={predictions} />
            <small>calls answered</small>
          </dd>
        </div>
        <div>
          <dt>Units</dt>
          <dd>
            <NumberText value={units} />
            <small>rows answered</small>
          </dd>
        </div>
        {(cacheTtlS !== null || cached > 0) && (
          <div>
            <dt>Cache hits</dt>
            <dd>
              {predictions > 0 ? percentText(cached / predictions) : '–'}
              <small>
                {cached.toLocaleString('en')} without a run;{' '}
                <TextLink href={`/models/${slug}/settings`}>
                  {cacheTtlS === null ? 'the cache is off now' : `kept for ${secondsText(cacheTtlS)}`}
                </TextLink>
              </small>
            </dd>
          </div>
        )}
        <div>
          <dt>Errors</dt>
          <dd>
            <span className={errors > 0 ? classes.bad : undefined}>
              <NumberText value={errors} />
            </span>
            <small>
              {errors === 0 ? (
                'no call failed'
              ) : (
                <TextLink href={`/models/${slug}/predictions?status=failed`}>
                  {percentText(errors / calls)} of calls
                </TextLink>
              )}
            </small>
          </dd>
        </div>
        <div>
          <dt>Latency</dt>
          <dd>
            {latencyMs ? millisecondText(latencyMs.p50) : '–'}
            <small>
              {latencyMs
                ? `median; 95 % within ${millisecondText(latencyMs.p95)}, 99 % within ${millisecondText(latencyMs.p99)}`
                : 'nothing answered yet'}
            </small>
          </dd>
        </div>
      </dl>
      {calls > 0 && <TrafficChart bucket={bucket} buckets={buckets} />}
    </Card>
  );
}

const percentText = (share: number) =>
  `${(100 * share).toLocaleString('en', { maximumSignificantDigits: share > 0.99 && share < 1 ? 3 : 2 })} %`;

/** In the largest unit that says it whole. */
function secondsText(seconds: number): string {
  for (const [unit, length] of [['h', 3600] as const, ['min', 60] as const]) {
    if (seconds % length === 0) return `${seconds / length} ${unit}`;
  }
  return `${seconds.toLocaleString('en')} s`;
}
