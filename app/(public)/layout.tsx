import type { ReactNode } from 'react';
import { PublicFrame } from '#components/shell/public-frame.tsx';
import { TextLink } from '#components/ui/text-link.tsx';

export default function PublicLayout({ children }: { children: ReactNode }) {
  const nav = (
    <>
      <TextLink href="/pricing">Prices</TextLink>
      <TextLink href="/docs">API</TextLink>
    </>
  );
  return <PublicFrame nav={nav}>{children}</PublicFrame>;
}
