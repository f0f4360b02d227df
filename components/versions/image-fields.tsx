'use client';

import type { FeatureFields } from '#components/versions/feature-fields.ts';
import { MoreFields } from '#components/versions/more-fields.tsx';
import { PictureDetails, PictureFields } from '#components/versions/picture-fields.tsx';
import type { ImageFeature } from '#lib/registry/feature';

type Props = FeatureFields<ImageFeature>;

/** How pictures are brought to the size and the values the graph takes. */
export function ImageFields(props: Props) {
  return (
    <>
      <PictureFields {...props} />
      <MoreFields summary="More about its pixels">
        <PictureDetails {...props} />
      </MoreFields>
    </>
  );
}
