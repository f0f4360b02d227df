import { Text, Title } from '@mantine/core';
import Link from 'next/link';
import type { ReactNode } from 'react';
import classes from '#components/ui/page.module.css';

type Props = {
  title: ReactNode;
  /** One or two sentences: what this page is for. */
  description?: ReactNode;
  /** The one primary action of the page. */
  action?: ReactNode;
  /** The way here, without the page itself. */
  breadcrumbs?: { label: string; href: string }[];
  /** `narrow` for forms, `wide` for tables. */
  width?: 'narrow' | 'wide';
  children: ReactNode;
};

/** A page of the dashboard: where one is, what it is for, what to do, and the content below. */
export function Page({ title, description, action, breadcrumbs = [], width = 'wide', children }: Props) {
  return (
    <div className={classes.page} data-width={width}>
      {breadcrumbs.length > 0 && (
        <nav aria-label="Breadcrumb">
          <ol className={classes.crumbs}>
            {breadcrumbs.map(({ label, href }) => (
              <li key={href}>
                <Link href={href}>{label}</Link>
              </li>
            ))}
          </ol>
        </nav>
      )}
      <div className={classes.head}>
        <div className={classes.heading}>
          <Title order={1}>{title}</Title>
          {description && (
            <Text c="dimmed" mt={6} maw="65ch" component="div">
              {description}
            </Text>
          )}
        </div>
        {action && <div className={classes.action}>{action}</div>}
      </div>
      {children}
    </div>
  );
}
