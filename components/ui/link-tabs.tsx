'use client';

import Link from 'next/link';
import { usePathname } from 'next/navigation';
import { useEffect, useRef } from 'react';
import classes from '#components/ui/link-tabs.module.css';

type Props = {
  /** What the pages are of, for screen readers. */
  label: string;
  /** The first is at the address that all others begin with. */
  tabs: readonly { href: string; label: string }[];
};

/** Pages that belong together, as links, so that each has an address to share. */
export function LinkTabs({ label, tabs }: Props) {
  const pathname = usePathname();
  const here = useRef<HTMLAnchorElement>(null);
  // On a phone the row scrolls, and the page one is on may be out of sight.
  useEffect(() => {
    here.current?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
  }, [pathname]);
  return (
    <nav className={classes.tabs} aria-label={label}>
      {tabs.map(({ href, label }, index) => {
        const current = pathname === href || (index > 0 && pathname.startsWith(`${href}/`));
        return (
          <Link
            key={href}
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
