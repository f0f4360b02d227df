'use client';

import { ChoiceField } from '#components/versions/choice-field.tsx';
import type { FeatureFields } from '#components/versions/feature-fields.ts';
import { NumberField } from '#components/versions/number-field.tsx';
import type { AudioFeature } from '#lib/registry/feature';

type Props = FeatureFields<AudioFeature>;

export const aggregates = [
  { value: 'mean', label: 'their mean' },
  { value: 'max', label: 'the highest' },
] as const;

/** The stretches a recording is cut into, in seconds; the manifest has them in samples. */
export function WindowFields({ feature: { window, sampleRate, aggregate }, which, at, change }: Props) {
  const seconds = (samples: number | undefined) =>
    samples === undefined ? undefined : Number((samples / sampleRate).toPrecision(6));
  const samples = (lengthS: number) => Math.max(1, Math.round(lengthS * sampleRate));
  return (
    <>
      <NumberField
        label="Windows of"
        of={which}
        value={seconds(window?.samples)}
        onNumber={(lengthS) =>
          change({
            window:
              lengthS === undefined
                ? undefined
                : { fill: 'zeros', ...window, samples: samples(lengthS), hop: window?.hop ?? samples(lengthS) },
          })
        }
        placeholder="all of it"
        suffix="s"
        error={at('window/samples') ?? at('window')}
      />
      {window && (
        <>
          <NumberField
            label="One every"
            of={which}
            value={seconds(window.hop)}
            onNumber={(hopS) => hopS !== undefined && change({ window: { ...window, hop: samples(hopS) } })}
            suffix="s"
            error={at('window/hop')}
          />
          <ChoiceField
            label="Joined by"
            of={which}
            value={aggregate}
            choices={aggregates}
            onChoice={(chosen) => change({ aggregate: chosen })}
          />
        </>
      )}
    </>
  );
}
