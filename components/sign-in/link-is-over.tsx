import type { ReactNode } from 'react';
import { Notice } from '#components/ui/notice.tsx';

/** What every link shows that was used, has expired, was taken back or never was. */
export function LinkIsOver({ children, actions }: { children: ReactNode; actions?: ReactNode }) {
  return (
    <Notice title="This link is over" actions={actions}>
      <p>It was used already, has expired or was taken back. {children}</p>
    </Notice>
  );
}
