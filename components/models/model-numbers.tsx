import { TrafficChart } from '#components/charts/traffic-chart.tsx';
import classes from '#components/models/model-numbers.module.css';
import { Card } from '#components/ui/card.tsx';
import { NumberText } from '#components/ui/number.tsx';
import { TextLink } from '#components/ui/text-link.tsx';
import { millisecondText } from '#components/versions/millisecond-text.ts';
import type { ModelStats } from '#lib/usage/model-stats';

/** What happened to a model in the last day, counted from the ledger. */
export function ModelNumbers({ slug, stats }: { slug: string; stats: ModelStats }) {
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
            <small>{cached > 0 ? `${cached.toLocaleString('en')} from the cache` : 'calls answered'}</small>
          </dd>
        </div>
        <div>
          <dt>Units</dt>
          <dd>
            <NumberText value={units} />
            <small>rows answered</small>
          </dd>
        </div>
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
                  {((100 * errors) / calls).toLocaleString('en', { maximumSignificantDigits: 2 })} % of calls
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
