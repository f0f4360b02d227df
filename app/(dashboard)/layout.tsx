import { headers } from 'next/headers';
import { redirect } from 'next/navigation';
import type { ReactNode } from 'react';
import { ErasureBanner } from '#components/people/erasure-banner.tsx';
import { RoleBanner } from '#components/people/role-banner.tsx';
import { QuotaBanner } from '#components/quotas/quota-banner.tsx';
import { DashboardShell } from '#components/shell/dashboard-shell.tsx';
import { currentPerson } from '#lib/auth/current-actor';
import { forPage } from '#lib/http/for-page';
import { nearlyUsedQuotas } from '#lib/usage/quotas/nearly-used-quotas';

/** The session gate of the dashboard. What a page shows is checked again by the use case that reads it. */
export default async function DashboardLayout({ children }: { children: ReactNode }) {
  const person = await currentPerson();
  if (!person) redirect(signInAddress((await headers()).get('x-page')));
  const nearlyUsed = await forPage(nearlyUsedQuotas);
  return (
    <DashboardShell person={person}>
      <ErasureBanner person={person} />
      <RoleBanner person={person} />
      <QuotaBanner quotas={nearlyUsed} />
      {children}
    </DashboardShell>
  );
}

/** `page` is path and query, as `proxy.ts` hands them on. */
const signInAddress = (page: string | null) => (page ? `/sign-in?callbackUrl=${encodeURIComponent(page)}` : '/sign-in');
