'use client';

import { ChoiceField } from '#components/versions/choice-field.tsx';
import type { FeatureFields } from '#components/versions/feature-fields.ts';
import { MoreFields } from '#components/versions/more-fields.tsx';
import { NumberField } from '#components/versions/number-field.tsx';
import { PictureDetails, PictureFields } from '#components/versions/picture-fields.tsx';
import { aggregates } from '#components/versions/window-fields.tsx';
import type { VideoFeature } from '#lib/registry/feature';

type Props = FeatureFields<VideoFeature>;

const layouts = ['TCHW', 'CTHW', 'THWC'] as const;

/** How a film becomes frames, and those the pictures the graph takes. */
export function VideoFields(props: Props) {
  const { feature, which, at, change } = props;
  return (
    <>
      <NumberField
        label="Frames"
        of={which}
        value={feature.frames}
        onNumber={(frames) => change({ frames })}
        whole
        error={at('frames')}
      />
      <NumberField
        label="Clips of"
        of={which}
        value={feature.clipSeconds}
        onNumber={(clipSeconds) => change({ clipSeconds })}
        placeholder="the whole film"
        suffix="s"
        error={at('clipSeconds')}
      />
      <PictureFields {...props} />
      <MoreFields summary="More about its frames">
        <PictureDetails {...props} />
        <ChoiceField
          label="Dimensions"
          of={which}
          value={feature.layout}
          choices={layouts.map((value) => ({ value, label: value }))}
          onChoice={(layout) => change({ layout })}
        />
        <ChoiceField
          label="Clips are joined by"
          of={which}
          value={feature.aggregate}
          choices={aggregates}
          onChoice={(aggregate) => change({ aggregate })}
        />
        <NumberField
          label="At most"
          of={which}
          value={feature.maxSeconds}
          onNumber={(maxSeconds) => change({ maxSeconds })}
          suffix="s"
          error={at('maxSeconds')}
        />
      </MoreFields>
    </>
  );
}
