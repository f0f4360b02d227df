'use client';

import { ErrorNotice } from '#components/shell/error-notice.tsx';
import { PublicFrame } from '#components/shell/public-frame.tsx';

export default function ErrorPage(props: { error: unknown; retry(): void }) {
  return (
    <PublicFrame>
      <ErrorNotice {...props} />
    </PublicFrame>
  );
}
