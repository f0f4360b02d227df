import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { DeleteModel } from '#components/models/delete-model.tsx';
import { ModelSettingsForm } from '#components/models/model-settings-form.tsx';
import { readModel } from '../read-model.ts';

export const metadata: Metadata = { title: 'Settings' };

export default async function ModelSettingsPage({ params }: { params: Promise<{ slug: string }> }) {
  const model = await readModel((await params).slug);
  if (!model.mayChange) notFound();
  return (
    <>
      <ModelSettingsForm model={model} />
      <DeleteModel slug={model.slug} />
    </>
  );
}
