'use client';

import { Button, Group, NativeSelect } from '@mantine/core';
import { useEffect, useState } from 'react';
import type { OfferedModel } from '#components/predict/offered-model.ts';
import { askedKey } from '#components/predict/use-asked.ts';
import { callApi } from '#components/ui/call-api.ts';
import type { VersionSummary } from '#lib/registry/version-detail';

type Props = {
  models: readonly OfferedModel[];
  /** The model asked last. */
  current: OfferedModel;
  /** Those asked already, as "slug/number". */
  asked: readonly string[];
  onAsk(model: OfferedModel, version: number): void;
};

/** Has the same input answered by another model or version, beside the first. */
export function AskAnother({ models, current, asked, onAsk }: Props) {
  const [slug, setSlug] = useState<string | null>(null);
  const unasked = models.find((one) => !asked.includes(askedKey(one.slug, one.version)));
  const model = models.find((one) => one.slug === slug) ?? unasked ?? current;
  const versions = useReadyVersions(model);
  const open = versions.filter((number) => !asked.includes(askedKey(model.slug, number)));
  const [wished, setWished] = useState<number | null>(null);
  const version = open.find((number) => number === wished) ?? open[0];
  // Nobody else to ask.
  if (models.length < 2 && open.length === 0) return null;
  return (
    <Group gap="sm" align="flex-end" role="group" aria-label="Ask another model or version">
      <NativeSelect
        label="The same with another model"
        data={models.map((one) => ({ value: one.slug, label: one.name }))}
        value={model.slug}
        onChange={(event) => setSlug(event.currentTarget.value)}
        flex="1 1 12rem"
        maw={320}
      />
      <NativeSelect
        label="Version"
        data={
          open.length > 0
            ? open.map((number) => ({
                value: String(number),
                label: model.isProduction && number === model.version ? `${number}, in production` : String(number),
              }))
            : [{ value: '', label: 'all are asked' }]
        }
        value={version === undefined ? '' : String(version)}
        onChange={(event) => setWished(Number(event.currentTarget.value))}
        disabled={open.length === 0}
        w={170}
      />
      <Button variant="default" disabled={version === undefined} onClick={() => version && onAsk(model, version)}>
        Ask it, too
      </Button>
    </Group>
  );
}

/** Numbers of the versions that can answer: the one in production first, then the newest. */
function useReadyVersions({ slug, version }: OfferedModel): number[] {
  const [found, setFound] = useState<{ slug: string; numbers: number[] } | null>(null);
  useEffect(() => {
    let left = false;
    callApi<{ data: VersionSummary[] }>(`/api/v1/models/${slug}/versions?limit=100`).then(
      ({ data }) => {
        const ready = data.filter(({ status }) => status === 'ready').map(({ number }) => number);
        if (!left) setFound({ slug, numbers: ready });
      },
      () => {},
    );
    return () => {
      left = true;
    };
  }, [slug]);
  const numbers = found?.slug === slug ? found.numbers : [];
  return [version, ...numbers.filter((number) => number !== version)];
}
