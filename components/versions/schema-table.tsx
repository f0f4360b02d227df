import { DataTable } from '#components/ui/data-table.tsx';
import { featureWords } from '#components/versions/feature-words.ts';
import { outputWords } from '#components/versions/output-words.ts';
import { rangeText } from '#components/versions/range-text.ts';
import classes from '#components/versions/schema-table.module.css';
import type { Feature } from '#lib/registry/feature';
import type { Manifest } from '#lib/registry/manifest';

const mostShown = 100;

/** What a version takes and answers, to read. */
export function SchemaTable({ manifest: { features, labels, outputs } }: { manifest: Manifest }) {
  const answers = outputWords({ outputs });
  return (
    <div className={classes.schema}>
      <DataTable
        label="Features"
        columns={[{ label: 'Feature' }, { label: 'Type' }, { label: 'Takes' }, { label: 'If left out' }]}
        rows={features.slice(0, mostShown).map((feature) => ({
          id: feature.name,
          cells: [
            <Name key="name" feature={feature} />,
            feature.type,
            <Takes key="takes" feature={feature} />,
            leftOutText(feature),
          ],
        }))}
      />
      {features.length > mostShown && <p>and {features.length - mostShown} more features</p>}
      {answers.length > 0 && <p>Answers: {answers.join('; ')}</p>}
      {labels && (
        <p className={classes.labels}>
          Labels: {labels.slice(0, mostShown).join(', ')}
          {labels.length > mostShown && ` and ${labels.length - mostShown} more`}
        </p>
      )}
    </div>
  );
}

function Takes({ feature }: { feature: Feature }) {
  const words = featureWords(feature);
  return (
    <span className={classes.takes}>
      {takesText(feature)}
      {words.length > 0 && <span className={classes.description}>{words.join(' · ')}</span>}
    </span>
  );
}

function Name({ feature: { name, description } }: { feature: Feature }) {
  return (
    <span>
      <code>{name}</code>
      {description && <span className={classes.description}>{description}</span>}
    </span>
  );
}

function takesText(feature: Feature): string {
  switch (feature.type) {
    case 'number':
    case 'integer':
      return rangeText(feature);
    case 'category':
      return categoriesText(feature);
    case 'boolean':
      return 'true or false';
    case 'date':
      return 'a date, such as 2026-01-31';
    case 'text':
      return `up to ${feature.maxLength.toLocaleString('en')} characters`;
    case 'image':
      return 'a picture';
    case 'audio':
      return `a recording of at most ${feature.maxSeconds.toLocaleString('en')} s`;
    case 'video':
      return `a film of at most ${feature.maxSeconds.toLocaleString('en')} s`;
    case 'tensor':
      return 'nested arrays, or a .npy file';
  }
}

function categoriesText({ categories, open }: Extract<Feature, { type: 'category' }>): string {
  const more = categories.length - 8;
  const listed = more > 0 ? `${categories.slice(0, 8).join(', ')} and ${more} more` : categories.join(', ');
  return open ? `${listed}; any other counts as unknown` : listed;
}

function leftOutText(feature: Feature): string {
  if (!('default' in feature) || feature.default === undefined) return 'refused';
  return feature.default === null ? 'counts as missing' : `is ${feature.default}`;
}
