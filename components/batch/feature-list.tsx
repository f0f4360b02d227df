import { Text } from '@mantine/core';
import classes from '#components/batch/feature-list.module.css';
import type { Match, MatchedFeature } from '#components/batch/match-features.ts';
import { Status, type StatusTone } from '#components/ui/status.tsx';

const shownFeatures = 40;

const words: Record<MatchedFeature['state'], { tone: StatusTone; text: string }> = {
  found: { tone: 'good', text: 'in the file' },
  default: { tone: 'quiet', text: 'not in the file, its default is used' },
  missing: { tone: 'bad', text: 'not in the file' },
};

type Props = { match: Match; hasFile: boolean };

/** The columns a model needs and, once a file is chosen, whether it has them. */
export function FeatureList({ match, hasFile }: Props) {
  // What is missing comes first, so that it is seen.
  const order = { missing: 0, default: 1, found: 2 };
  const features = hasFile ? match.features.toSorted((a, b) => order[a.state] - order[b.state]) : match.features;
  return (
    <>
      <ul className={classes.features} aria-label="Columns the model needs">
        {features.slice(0, shownFeatures).map(({ feature, state }) => (
          <li key={feature.name}>
            <code>{feature.name}</code>
            <span className={classes.type}>{feature.type}</span>
            {hasFile ? (
              <Status tone={words[state].tone}>{words[state].text}</Status>
            ) : (
              state === 'default' && <span className={classes.type}>may be left out</span>
            )}
          </li>
        ))}
      </ul>
      {features.length > shownFeatures && (
        <Text size="sm" c="dimmed" mt="xs">
          and {(features.length - shownFeatures).toLocaleString('en')} more
          {hasFile && `, ${match.features.filter(({ state }) => state === 'found').length} of all are in the file`}
        </Text>
      )}
      {hasFile && match.others.length > 0 && (
        <Text size="sm" c="dimmed" mt="sm">
          {match.others.length === 1
            ? 'One other column is'
            : `${match.others.length.toLocaleString('en')} other columns are`}{' '}
          handed through to the output: {match.others.slice(0, 6).join(', ')}
          {match.others.length > 6 && ' …'}
        </Text>
      )}
    </>
  );
}
