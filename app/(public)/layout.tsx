import type { ReactNode } from 'react';
import { PublicFrame } from '#components/shell/public-frame.tsx';
import { TextLink } from '#components/ui/text-link.tsx';

export default function PublicLayout({ children }: { children: ReactNode }) {
  return <PublicFrame nav={<TextLink href="/docs">API</TextLink>}>{children}</PublicFrame>;
}
