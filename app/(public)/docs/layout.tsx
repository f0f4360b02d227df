import type { ReactNode } from 'react';
import classes from '#components/api-docs/reference.module.css';
import { ReferenceNavigation } from '#components/api-docs/reference-navigation.tsx';
import { apiReference } from '#lib/http/openapi/api-reference';

export const metadata = { title: 'API' };

export default function DocsLayout({ children }: { children: ReactNode }) {
  const groups = apiReference().map(({ name, operations }) => ({
    name,
    operations: operations.map(({ id, method, path, summary }) => ({ id, method, path, summary })),
  }));
  return (
    <div className={classes.columns}>
      <ReferenceNavigation groups={groups} />
      <div className={classes.content}>{children}</div>
    </div>
  );
}
