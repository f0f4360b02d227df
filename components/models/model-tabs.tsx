'use client';

import Link from 'next/link';
import { usePathname } from 'next/navigation';
import { useEffect, useRef } from 'react';
import classes from '#components/models/model-tabs.module.css';

const tabs = [
  { path: '', label: 'Overview' },
  { path: '/playground', label: 'Playground' },
  { path: '/versions', label: 'Versions' },
  { path: '/predictions', label: 'Predictions' },
  { path: '/settings', label: 'Settings', forOwners: true },
];

/** The pages of a model, as links, so that each has an address to share. */
export function ModelTabs({ slug, mayChange }: { slug: string; mayChange: boolean }) {
  const pathname = usePathname();
  const here = useRef<HTMLAnchorElement>(null);
  // On a phone the row scrolls, and the page one is on may be out of sight.
  useEffect(() => {
    here.current?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
  }, [pathname]);
  return (
    <nav className={classes.tabs} aria-label="Model">
      {tabs
        .filter(({ forOwners }) => mayChange || !forOwners)
        .map(({ path, label }) => {
          const href = `/models/${slug}${path}`;
          const current = path === '' ? pathname === href : pathname === href || pathname.startsWith(`${href}/`);
          return (
            <Link
              key={path}
              href={href}
              ref={current ? here : undefined}
              className={classes.tab}
              aria-current={current ? 'page' : undefined}
            >
              {label}
            </Link>
          );
        })}
    </nav>
  );
}
