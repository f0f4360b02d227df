import classes from '#components/models/model-facts.module.css';
import { Card } from '#components/ui/card.tsx';
import { TextLink } from '#components/ui/text-link.tsx';
import { Time } from '#components/ui/time.tsx';
import { millisecondText } from '#components/versions/millisecond-text.ts';
import type { ModelDetail } from '#lib/registry/model-detail';
import type { VersionDetail } from '#lib/registry/version-detail';

/** What a model takes and answers, in short, and where its aliases point. */
export function ModelFacts({ model, version }: { model: ModelDetail; version: VersionDetail }) {
  const { manifest, certificate } = version;
  const path = `/models/${model.slug}/versions`;
  return (
    <Card title="At a glance">
      <dl className={classes.facts}>
        {model.aliases.map(({ alias, version: number, changedAt, changedBy }) => (
          <div key={alias}>
            <dt>{alias}</dt>
            <dd>
              <TextLink href={`${path}/${number}`}>version {number}</TextLink>
              <small>
                by {changedBy}, <Time value={changedAt} />
              </small>
            </dd>
          </div>
        ))}
        {manifest && (
          <div>
            <dt>Takes</dt>
            <dd>{takesText(manifest.features)}</dd>
          </div>
        )}
        {manifest?.labels && (
          <div>
            <dt>Answers</dt>
            <dd>{labelsText(manifest.labels)}</dd>
          </div>
        )}
        {certificate && (
          <div>
            <dt>One prediction</dt>
            <dd>
              {millisecondText(certificate.latencyMs.one.p50)}
              <small>median, by its certificate</small>
            </dd>
          </div>
        )}
      </dl>
    </Card>
  );
}

type Features = NonNullable<VersionDetail['manifest']>['features'];

function takesText(features: Features): string {
  const [only, another] = features;
  if (only && !another)
    return only.type === 'image' ? 'a picture' : only.type === 'text' ? 'a text' : `one ${only.type}`;
  return `${features.length.toLocaleString('en')} features`;
}

function labelsText(labels: readonly string[]): string {
  if (labels.length <= 6) return labels.join(', ');
  return `${labels.slice(0, 4).join(', ')} … ${labels.at(-1)} (${labels.length.toLocaleString('en')} labels)`;
}
