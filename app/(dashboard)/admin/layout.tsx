import type { Metadata } from 'next';
import type { ReactNode } from 'react';
import classes from '#components/admin/admin.module.css';
import { AdminTabs } from '#components/admin/admin-tabs.tsx';

export const metadata: Metadata = {
  title: { default: 'Administration', template: '%s · Administration · Bellwether' },
};

/** Administration: its pages side by side. Each page's use case checks that one may see it. */
export default function AdminLayout({ children }: { children: ReactNode }) {
  return (
    <div className={classes.frame}>
      <AdminTabs />
      {children}
    </div>
  );
}
