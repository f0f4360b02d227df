'use client';

import { useEffect, useState } from 'react';
import type { OfferedModel } from '#components/predict/offered-model.ts';
import { versionOf } from '#components/predict/version-cache.ts';
import type { Manifest } from '#lib/registry/manifest';

/** What the versions of these models take, by slug, as it becomes known; null where it cannot be read. */
export function useFeatures(
  models: readonly Pick<OfferedModel, 'slug' | 'version'>[],
): ReadonlyMap<string, Manifest | null> {
  const [known, setKnown] = useState<ReadonlyMap<string, Manifest | null>>(new Map());
  const wanted = models.map(({ slug, version }) => `${slug}/${version}`).join(' ');
  useEffect(() => {
    let left = false;
    const tell = (slug: string, manifest: Manifest | null) =>
      !left && setKnown((before) => new Map(before).set(slug, manifest));
    for (const one of wanted.split(' ').filter(Boolean)) {
      const [slug = '', version] = one.split('/');
      versionOf(slug, Number(version)).then(
        ({ manifest }) => tell(slug, manifest),
        () => tell(slug, null),
      );
    }
    return () => {
      left = true;
    };
  }, [wanted]);
  return known;
}
