import { LinkTabs } from '#components/ui/link-tabs.tsx';

const tabs = [
  { href: '/finance', label: 'Overview' },
  { href: '/finance/periods', label: 'Periods' },
  { href: '/finance/invoices', label: 'Invoices' },
  { href: '/finance/customers', label: 'Customers' },
  { href: '/finance/plans', label: 'Plans' },
  { href: '/finance/settings', label: 'Settings' },
  { href: '/finance/audit', label: 'Audit' },
];

/** The pages of the finance portal. */
export function FinanceTabs() {
  return <LinkTabs label="Finance" tabs={tabs} />;
}
