import { LinkTabs } from '#components/ui/link-tabs.tsx';

const tabs = [
  { path: '', label: 'Overview' },
  { path: '/playground', label: 'Playground' },
  { path: '/versions', label: 'Versions' },
  { path: '/predictions', label: 'Predictions' },
  { path: '/settings', label: 'Settings', forOwners: true },
];

/** The pages of a model. */
export function ModelTabs({ slug, mayChange }: { slug: string; mayChange: boolean }) {
  const shown = tabs.filter(({ forOwners }) => mayChange || !forOwners);
  return <LinkTabs label="Model" tabs={shown.map(({ path, label }) => ({ href: `/models/${slug}${path}`, label }))} />;
}
