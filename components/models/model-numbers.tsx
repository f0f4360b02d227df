import { Box } from '@mantine/core';
import { TrafficChart } from '#components/charts/traffic-chart.tsx';
import { Card } from '#components/ui/card.tsx';
import { Figure, Figures } from '#components/ui/figures.tsx';
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
      <Box mb="lg">
        <Figures columnRem={6.5}>
          <Figure label="Predictions" note="calls answered">
            <NumberText value={predictions} />
          </Figure>
          <Figure label="Units" note="rows answered">
            <NumberText value={units} />
          </Figure>
          {(cacheTtlS !== null || cached > 0) && (
            <Figure
              label="Cache hits"
              note={
                <>
                  {cached.toLocaleString('en')} without a run;{' '}
                  <TextLink href={`/models/${slug}/settings`}>
                    {cacheTtlS === null ? 'the cache is off now' : `kept for ${secondsText(cacheTtlS)}`}
                  </TextLink>
                </>
              }
            >
              {predictions > 0 ? percentText(cached / predictions) : '–'}
            </Figure>
          )}
          <Figure
            label="Errors"
            note={
              errors === 0 ? (
                'no call failed'
              ) : (
                <TextLink href={`/models/${slug}/predictions?status=failed`}>
                  {percentText(errors / calls)} of calls
                </TextLink>
              )
            }
            isBad={errors > 0}
          >
            <NumberText value={errors} />
          </Figure>
          <Figure
            label="Latency"
            note={
              latencyMs
                ? `median; 95 % within ${millisecondText(latencyMs.p95)}, 99 % within ${millisecondText(latencyMs.p99)}`
                : 'nothing answered yet'
            }
          >
            {latencyMs ? millisecondText(latencyMs.p50) : '–'}
          </Figure>
        </Figures>
      </Box>
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
