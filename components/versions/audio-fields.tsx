'use client';

import { Checkbox } from '@mantine/core';
import { ChoiceField } from '#components/versions/choice-field.tsx';
import type { FeatureFields } from '#components/versions/feature-fields.ts';
import { MoreFields } from '#components/versions/more-fields.tsx';
import { NumberField } from '#components/versions/number-field.tsx';
import { presetChanges, presetOf, spectrumPresets } from '#components/versions/spectrum-presets.ts';
import { WindowFields } from '#components/versions/window-fields.tsx';
import type { AudioFeature } from '#lib/registry/feature';

type Props = FeatureFields<AudioFeature>;

const layouts = ['T', 'CT', 'FT', 'TF', 'CFT', 'CTF'] as const;
const logs = ['none', 'ln', 'log10', 'db', 'whisper'] as const;

/** How a recording becomes what the graph hears. */
export function AudioFields(props: Props) {
  const { feature, which, at, change } = props;
  const preset = presetOf(feature);
  return (
    <>
      <NumberField
        label="Rate"
        of={which}
        value={feature.sampleRate}
        onNumber={(sampleRate) => sampleRate !== undefined && change({ sampleRate })}
        suffix="Hz"
        whole
        error={at('sampleRate')}
      />
      <ChoiceField
        label="It hears"
        of={which}
        value={preset?.value ?? ''}
        choices={[...(preset ? [] : [{ value: '', label: 'a spectrum of its own' }]), ...spectrumPresets]}
        onChoice={(value) => {
          const chosen = spectrumPresets.find((one) => one.value === value);
          if (chosen) change(presetChanges(chosen, feature));
        }}
        error={at('spectrum')}
      />
      <WindowFields {...props} />
      <MoreFields summary="More about its sound">
        {feature.spectrum && <SpectrumFields {...props} spectrum={feature.spectrum} />}
        <ChoiceField
          label="Dimensions"
          of={which}
          value={feature.layout}
          choices={layouts.map((value) => ({ value, label: value }))}
          onChoice={(layout) => change({ layout })}
          error={at('layout')}
        />
        <NumberField
          label="Mean"
          of={which}
          value={feature.mean}
          onNumber={(mean) => change({ mean })}
          error={at('mean')}
        />
        <NumberField
          label="Deviation"
          of={which}
          value={feature.std}
          onNumber={(std) => change({ std })}
          error={at('std')}
        />
        <NumberField
          label="At most"
          of={which}
          value={feature.maxSeconds}
          onNumber={(maxSeconds) => change({ maxSeconds })}
          suffix="s"
          error={at('maxSeconds')}
        />
        <Checkbox
          label="Each window to mean 0 and variance 1"
          checked={feature.standardise}
          onChange={(event) => change({ standardise: event.currentTarget.checked })}
          style={{ gridColumn: '1 / -1' }}
        />
      </MoreFields>
    </>
  );
}

type SpectrumProps = Props & { spectrum: NonNullable<AudioFeature['spectrum']> };

function SpectrumFields({ spectrum, which, at, change }: SpectrumProps) {
  const set = (changes: Partial<SpectrumProps['spectrum']>) => change({ spectrum: { ...spectrum, ...changes } });
  const number = (field: 'fftSize' | 'hopLength', label: string) => (
    <NumberField
      label={label}
      of={which}
      value={spectrum[field]}
      onNumber={(value) => value !== undefined && set({ [field]: value })}
      whole
      error={at(`spectrum/${field}`)}
    />
  );
  const { mel } = spectrum;
  return (
    <>
      {number('fftSize', 'Transform (samples)')}
      {number('hopLength', 'Hop (samples)')}
      {mel && (
        <>
          <NumberField
            label="Mel bands"
            of={which}
            value={mel.bins}
            onNumber={(bins) => bins !== undefined && set({ mel: { ...mel, bins } })}
            whole
            error={at('spectrum/mel/bins')}
          />
          <NumberField
            label="From"
            of={which}
            value={mel.lowHz}
            onNumber={(lowHz) => set({ mel: { ...mel, lowHz: lowHz ?? 0 } })}
            suffix="Hz"
            error={at('spectrum/mel/lowHz')}
          />
          <NumberField
            label="To"
            of={which}
            value={mel.highHz}
            onNumber={(highHz) => change({ spectrum: { ...spectrum, mel: withoutUndefined({ ...mel, highHz }) } })}
            placeholder="half the rate"
            suffix="Hz"
            error={at('spectrum/mel/highHz')}
          />
        </>
      )}
      <ChoiceField
        label="Logarithm"
        of={which}
        value={spectrum.log}
        choices={logs.map((value) => ({ value, label: value }))}
        onChoice={(log) => set({ log })}
      />
      <NumberField
        label="Frames"
        of={which}
        value={spectrum.frames}
        onNumber={(frames) => change({ spectrum: withoutUndefined({ ...spectrum, frames }) })}
        placeholder="as many as there are"
        whole
        error={at('spectrum/frames')}
      />
    </>
  );
}

const withoutUndefined = (value: object) =>
  Object.fromEntries(Object.entries(value).filter(([, own]) => own !== undefined));
