import { IconHexagons } from '@tabler/icons-react';
import type { Metadata } from 'next';
import { ModelList } from '#components/models/model-list.tsx';
import { AddressSearch } from '#components/ui/address-search.tsx';
import { EmptyState } from '#components/ui/empty-state.tsx';
import { LinkButton } from '#components/ui/link-button.tsx';
import { Page } from '#components/ui/page.tsx';
import { currentActor } from '#lib/auth/current-actor';
import { may } from '#lib/auth/may';
import { forPage } from '#lib/http/for-page';
import { ListModels, listModels } from '#lib/registry/list-models';

export const metadata: Metadata = { title: 'Models' };

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

export default async function ModelsPage({ searchParams }: Props) {
  const query: ListModels = ListModels.safeParse(await searchParams).data ?? {};
  const [{ data, nextCursor }, mayCreate] = await Promise.all([
    forPage((ctx) => listModels(ctx, query)),
    currentActor().then((actor) => may(actor, 'model:write')),
  ]);
  const next = new URLSearchParams({ ...(query.q && { q: query.q }), ...(nextCursor && { cursor: nextCursor }) });
  const isFirst = data.length === 0 && !query.q && !query.cursor;
  return (
    <Page
      title="Models"
      description="Everything you can call: your own models, those others share with you, and those for everyone."
      action={mayCreate && !isFirst && <LinkButton href="/models/new">New model</LinkButton>}
    >
      {isFirst ? (
        <NoModels mayCreate={mayCreate} />
      ) : (
        <>
          <AddressSearch label="Search models" placeholder="Search by name or description" initial={query.q ?? ''} />
          {data.length > 0 ? (
            <ModelList models={data} />
          ) : (
            <EmptyState title="Nothing found">
              No model has “{query.q}” in its name, slug or description. Try fewer letters.
            </EmptyState>
          )}
          {nextCursor && (
            <LinkButton href={`/models?${next}`} variant="default" mt="md">
              Older models
            </LinkButton>
          )}
        </>
      )}
    </Page>
  );
}

function NoModels({ mayCreate }: { mayCreate: boolean }) {
  return mayCreate ? (
    <EmptyState
      icon={<IconHexagons size={36} stroke={1.4} />}
      title="Publish your first model"
      action={<LinkButton href="/models/new">New model</LinkButton>}
    >
      Create a model, upload an ONNX file, and call it a minute later. It is examined before it takes traffic.
    </EmptyState>
  ) : (
    <EmptyState icon={<IconHexagons size={36} stroke={1.4} />} title="No model is shared with you yet">
      Engineers publish models here. Ask one of them to share theirs with you, or an admin to make you an engineer.
    </EmptyState>
  );
}
