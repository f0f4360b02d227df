import type { Metadata } from 'next';
import type { ReactNode } from 'react';
import { FinanceTabs } from '#components/finance/finance-tabs.tsx';
import classes from './layout.module.css';

export const metadata: Metadata = { title: { default: 'Finance', template: '%s · Finance · Bellwether' } };

/** The finance portal: its pages side by side. Each page's use case checks that one may see it. */
export default function FinanceLayout({ children }: { children: ReactNode }) {
  return (
    <div className={classes.frame}>
      <FinanceTabs />
      {children}
    </div>
  );
}
