'use client';

import { MoreFields } from '#components/versions/more-fields.tsx';
import { PictureDetails, PictureFields } from '#components/versions/picture-fields.tsx';
import type { ImageFeature } from '#lib/registry/feature';

type Props = {
  feature: ImageFeature;
  which: string;
  at(field: string): string | undefined;
  change(changes: Record<string, unknown>): void;
};

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
