import { IconHexagons } from '@tabler/icons-react';
import type { Metadata } from 'next';
import type { OfferedModel } from '#components/predict/offered-model.ts';
import { PredictDesk } from '#components/predict/predict-desk.tsx';
import { EmptyState } from '#components/ui/empty-state.tsx';
import { LinkButton } from '#components/ui/link-button.tsx';
import { Page } from '#components/ui/page.tsx';
import { currentActor } from '#lib/auth/current-actor';
import { may } from '#lib/auth/may';
import { forPage } from '#lib/http/for-page';
import { VersionNumber } from '#lib/registry/get-version';
import { listModels } from '#lib/registry/list-models';
import type { ModelSummary } from '#lib/registry/model-summary';
import { recentlyUsedModels } from '#lib/usage/recently-used-models';

export const metadata: Metadata = { title: 'Predict' };

type Props = { searchParams: Promise<{ model?: string | string[]; version?: string | string[] }> };

export default async function PredictPage({ searchParams }: Props) {
  const { model, version } = await searchParams;
  const wished = typeof model === 'string' ? model : null;
  const [{ data }, lastUsed, mayPublish] = await Promise.all([
    forPage((ctx) => listModels(ctx, { limit: 500 })),
    forPage(recentlyUsedModels),
    currentActor().then((actor) => may(actor, 'model:write')),
  ]);
  const models = data.flatMap(offered(wished, VersionNumber.safeParse(version).data));
  return (
    <Page
      title="Predict"
      description="Give it a file or a text, choose who should answer, and the answer comes to this page."
    >
      {models.length > 0 ? (
        <PredictDesk models={models} lastUsed={lastUsed} wished={wished} mayPublish={mayPublish} />
      ) : (
        <NoModels mayPublish={mayPublish} />
      )}
    </Page>
  );
}

/** A model with a version in production can be asked; the address may name another version of it. */
function offered(wished: string | null, version: number | undefined) {
  return ({ productionVersion, takes, owner, visibility, mayChange, ...model }: ModelSummary): OfferedModel[] => {
    if (productionVersion === null || takes === null) return [];
    const { slug, name, description, task, keepsInputs } = model;
    const number = slug === wished && version !== undefined ? version : productionVersion;
    const isProduction = number === productionVersion;
    const isShared = visibility === 'shared' && !mayChange;
    const about = { slug, name, description, task, keepsInputs, owner: owner.name, isShared, takes };
    return [{ ...about, version: number, isProduction }];
  };
}

function NoModels({ mayPublish }: { mayPublish: boolean }) {
  return (
    <EmptyState
      icon={<IconHexagons size={36} stroke={1.4} />}
      title="No model can answer yet"
      action={
        <LinkButton href={mayPublish ? '/models/new' : '/models'}>
          {mayPublish ? 'New model' : 'To the models'}
        </LinkButton>
      }
    >
      {mayPublish
        ? 'Publish a model and point “production” at one of its versions: then it answers here.'
        : 'Engineers publish models here. Ask one of them to share theirs with you.'}
    </EmptyState>
  );
}
