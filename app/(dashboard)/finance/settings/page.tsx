import type { Metadata } from 'next';
import { SellerForm } from '#components/billing/seller-form.tsx';
import { Page } from '#components/ui/page.tsx';
import { getSeller } from '#lib/billing/get-seller';
import { forPage } from '#lib/http/for-page';

export const metadata: Metadata = { title: 'Settings' };

export default async function SellerPage() {
  const seller = await forPage(getSeller);
  return (
    <Page title="Billing settings" description="Who bills here, in what, and what happens by itself." width="narrow">
      <SellerForm seller={seller} />
    </Page>
  );
}
