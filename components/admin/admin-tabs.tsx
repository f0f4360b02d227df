import { LinkTabs } from '#components/ui/link-tabs.tsx';

const tabs = [
  { href: '/admin', label: 'Health' },
  { href: '/admin/audit', label: 'Audit' },
  { href: '/admin/roles', label: 'Roles' },
  { href: '/admin/privacy', label: 'Privacy' },
  { href: '/admin/settings', label: 'Settings' },
];

/** The pages of administration; people have an area of their own. */
export function AdminTabs() {
  return <LinkTabs label="Administration" tabs={tabs} />;
}
