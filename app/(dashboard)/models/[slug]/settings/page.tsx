import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { DeleteModel } from '#components/models/delete-model.tsx';
import { ModelSettingsForm } from '#components/models/model-settings-form.tsx';
import { SharedPeople } from '#components/models/sharing/shared-people.tsx';
import { forPage } from '#lib/http/for-page';
import { listShares } from '#lib/registry/sharing/list-shares';
import { readModel } from '../read-model.ts';

export const metadata: Metadata = { title: 'Settings' };

export default async function ModelSettingsPage({ params }: { params: Promise<{ slug: string }> }) {
  const { slug } = await params;
  const model = await readModel(slug);
  if (!model.mayChange) notFound();
  const shares = model.visibility === 'shared' ? await forPage((ctx) => listShares(ctx, { slug })) : null;
  return (
    <>
      <ModelSettingsForm model={model} />
      {shares && <SharedPeople slug={slug} people={shares.data} />}
      <DeleteModel slug={slug} />
    </>
  );
}
