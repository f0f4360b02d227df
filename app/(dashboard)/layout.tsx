import { headers } from 'next/headers';
import { redirect } from 'next/navigation';
import type { ReactNode } from 'react';
import { DashboardShell } from '#components/shell/dashboard-shell.tsx';
import { currentPerson } from '#lib/auth/current-actor';

/** The session gate of the dashboard. What a page shows is checked again by the use case that reads it. */
export default async function DashboardLayout({ children }: { children: ReactNode }) {
  const person = await currentPerson();
  if (!person) redirect(signInAddress((await headers()).get('x-page')));
  return <DashboardShell person={person}>{children}</DashboardShell>;
}

/** `page` is path and query, as `proxy.ts` hands them on. */
const signInAddress = (page: string | null) => (page ? `/sign-in?callbackUrl=${encodeURIComponent(page)}` : '/sign-in');
