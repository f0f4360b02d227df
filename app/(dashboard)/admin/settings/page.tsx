import type { Metadata } from 'next';
import { SettingTable } from '#components/admin/setting-table.tsx';
import { Card } from '#components/ui/card.tsx';
import { Page } from '#components/ui/page.tsx';
import { TextLink } from '#components/ui/text-link.tsx';
import { getSettings } from '#lib/auth/get-settings';
import { forPage } from '#lib/http/for-page';

export const metadata: Metadata = { title: 'Settings' };

export default async function SettingsPage() {
  const settings = await forPage(async (ctx) => getSettings(ctx));
  return (
    <Page
      title="Settings"
      description={
        <>
          What is in force. These stand in the environment of the server and hold until its next start; secrets are
          never shown. What is billed and by whom is changed in <TextLink href="/finance/settings">Finance</TextLink>.
        </>
      }
    >
      <Card flush>
        <SettingTable settings={settings} />
      </Card>
    </Page>
  );
}
