import type { Metadata } from 'next';
import { NewModelForm } from '#components/models/new-model-form.tsx';
import { Page } from '#components/ui/page.tsx';
import { requirePermission } from '#lib/auth/may';
import { forPage } from '#lib/http/for-page';

export const metadata: Metadata = { title: 'New model' };

export default async function NewModelPage() {
  await forPage(async ({ actor }) => requirePermission(actor, 'model:write'));
  return (
    <Page
      title="New model"
      description="A model is a name that stays while its versions change. Its first version comes next."
      breadcrumbs={[{ label: 'Models', href: '/models' }]}
      width="narrow"
    >
      <NewModelForm />
    </Page>
  );
}
