import { IconFlask } from '@tabler/icons-react';
import type { Metadata } from 'next';
import { headers } from 'next/headers';
import { Playground } from '#components/playground/playground.tsx';
import { VersionChooser } from '#components/playground/version-chooser.tsx';
import { EmptyState } from '#components/ui/empty-state.tsx';
import { LinkButton } from '#components/ui/link-button.tsx';
import { shapeText } from '#components/versions/shape-text.ts';
import { forPage } from '#lib/http/for-page';
import { siteUrl } from '#lib/http/site-url';
import { getVersion, VersionNumber } from '#lib/registry/get-version';
import { listVersions } from '#lib/registry/list-versions';
import type { VersionDetail } from '#lib/registry/version-detail';
import { readModel } from '../read-model.ts';

export const metadata: Metadata = { title: 'Playground' };

type Props = { params: Promise<{ slug: string }>; searchParams: Promise<{ version?: string | string[] }> };

export default async function PlaygroundPage({ params, searchParams }: Props) {
  const { slug } = await params;
  const [model, listed, sent] = await Promise.all([
    readModel(slug),
    forPage((ctx) => listVersions(ctx, { slug })),
    headers(),
  ]);
  const ready = listed.data.filter(({ status }) => status === 'ready').map(({ number }) => number);
  const asked = VersionNumber.safeParse((await searchParams).version).data;
  const chosen = asked ?? model.productionVersion ?? ready[0];
  if (chosen === undefined) return <NothingToTry slug={slug} mayChange={model.mayChange} />;
  const version = await forPage((ctx) => getVersion(ctx, { slug, number: chosen }));
  if (!version.manifest) return <NothingToTry slug={slug} mayChange={model.mayChange} />;
  const { features, examples, labels } = version.manifest;
  return (
    <>
      {ready.length > 1 && <VersionChooser chosen={chosen} production={model.productionVersion} ready={ready} />}
      <Playground
        key={version.id}
        site={siteUrl((name) => sent.get(name))}
        model={slug}
        version={chosen === model.productionVersion ? undefined : chosen}
        manifest={{ features, examples, ...(labels && { labels }) }}
        shapes={tensorShapes(version)}
      />
    </>
  );
}

function NothingToTry({ slug, mayChange }: { slug: string; mayChange: boolean }) {
  return (
    <EmptyState
      icon={<IconFlask size={36} stroke={1.4} />}
      title="Nothing to try yet"
      action={mayChange && <LinkButton href={`/models/${slug}/versions`}>Go to the versions</LinkButton>}
    >
      A form appears here, made from the schema, once a version is ready.
    </EmptyState>
  );
}

/** Of each tensor feature: what one row of it looks like. */
function tensorShapes({ manifest, certificate }: VersionDetail): Record<string, string> {
  const entries = (certificate?.binding.inputs ?? []).flatMap(({ elementType, shape, features }) =>
    features.flatMap(({ feature }) => {
      const bound = manifest?.features[feature];
      return bound?.type === 'tensor' ? [[bound.name, shapeText({ elementType, shape: shape.slice(1) })]] : [];
    }),
  );
  return Object.fromEntries(entries);
}
