import type { Metadata } from 'next';
import { NotFoundNotice } from '#components/shell/not-found-notice.tsx';
import { PublicFrame } from '#components/shell/public-frame.tsx';

export const metadata: Metadata = { title: 'Not found' };

export default function NotFound() {
  return (
    <PublicFrame>
      <NotFoundNotice />
    </PublicFrame>
  );
}
