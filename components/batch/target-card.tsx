import { Group, NativeSelect, Stack, Text } from '@mantine/core';
import { FeatureList } from '#components/batch/feature-list.tsx';
import type { Match } from '#components/batch/match-features.ts';
import { Card } from '#components/ui/card.tsx';

export type BatchChoice = {
  /** Models with a version that can answer. */
  models: { slug: string; name: string }[];
  model: string;
  /** Versions that are ready, newest first, and which of them answers now. */
  versions: number[];
  production: number | null;
  version: number;
};

type Props = {
  choice: BatchChoice;
  onChoose(query: { model: string; version?: string }): void;
  disabled: boolean;
  match: Match;
  /** Whether a file was chosen that `match` speaks of. */
  hasFile: boolean;
};

/** Which model is to answer, and what it needs to know. */
export function TargetCard({ choice, onChoose, disabled, match, hasFile }: Props) {
  const { models, model, versions, production, version } = choice;
  return (
    <Card title="Model">
      <Stack gap="lg">
        <Group align="flex-start" gap="md">
          <NativeSelect
            label="Model"
            data={models.map(({ slug, name }) => ({ value: slug, label: name }))}
            value={model}
            onChange={(event) => onChoose({ model: event.currentTarget.value })}
            disabled={disabled}
            flex="1 1 14rem"
          />
          <NativeSelect
            label="Version"
            description="Stays the same for the whole job."
            inputWrapperOrder={['label', 'input', 'description']}
            data={versions.map((number) => ({
              value: String(number),
              label: number === production ? `${number}, in production` : String(number),
            }))}
            value={String(version)}
            onChange={(event) => onChoose({ model, version: event.currentTarget.value })}
            disabled={disabled}
            w={200}
          />
        </Group>
        <div>
          <Text size="sm" fw={500} mb={6}>
            Columns it needs
          </Text>
          <FeatureList match={match} hasFile={hasFile} />
        </div>
      </Stack>
    </Card>
  );
}
