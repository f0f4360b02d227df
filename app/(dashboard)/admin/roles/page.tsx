import type { Metadata } from 'next';
import { PermissionTable } from '#components/admin/permission-table.tsx';
import { RoleGuide } from '#components/people/role-guide.tsx';
import { Card } from '#components/ui/card.tsx';
import { Page } from '#components/ui/page.tsx';
import { listPermissions } from '#lib/auth/list-permissions';
import { roles } from '#lib/auth/permissions';
import { forPage } from '#lib/http/for-page';

export const metadata: Metadata = { title: 'Roles' };

export default async function RolesPage() {
  const rules = await forPage(async (ctx) => listPermissions(ctx));
  return (
    <Page
      title="Roles"
      description="The one table of who may do what; pages, the API and jobs all ask it. Permissions speak of one’s own things, those that end in “any” of everybody’s."
    >
      <Card flush>
        <PermissionTable rules={rules} roles={roles} />
      </Card>
      <RoleGuide />
    </Page>
  );
}
