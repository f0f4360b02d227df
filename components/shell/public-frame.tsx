import type { ReactNode } from 'react';
import { Brand } from '#components/shell/brand.tsx';
import { ColorSchemeMenu } from '#components/shell/color-scheme-menu.tsx';
import classes from '#components/shell/public-frame.module.css';
import { SkipLink } from '#components/shell/skip-link.tsx';

/** What stands around the pages that need no session; `nav` goes to the right of the header. */
export function PublicFrame({ nav, children }: { nav?: ReactNode; children: ReactNode }) {
  return (
    <div className={classes.frame}>
      <SkipLink />
      <header className={classes.header}>
        <Brand href="/" />
        <div className={classes.nav}>
          {nav}
          <ColorSchemeMenu />
        </div>
      </header>
      <main id="content" tabIndex={-1} className={classes.main}>
        {children}
      </main>
    </div>
  );
}
