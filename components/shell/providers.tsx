'use client';

import { MantineProvider } from '@mantine/core';
import { Notifications } from '@mantine/notifications';
import { type ReactNode, useState } from 'react';
import { cssVariablesResolver, theme } from '#components/shell/theme.ts';

type ProvidersProps = { children: ReactNode /** Of the document: what styles are let in under. */; nonce?: string };

export function Providers({ children, nonce: newest }: ProvidersProps) {
  // A page that is asked for again comes with a nonce of its own; the browser keeps to that of the document.
  const [nonce] = useState(newest);
  // Where the library that keeps a page from scrolling behind a dialog looks for it (get-nonce).
  if (typeof window !== 'undefined') Object.assign(window, { __webpack_nonce__: nonce });
  return (
    <MantineProvider
      theme={theme}
      cssVariablesResolver={cssVariablesResolver}
      defaultColorScheme="auto"
      getStyleNonce={() => nonce ?? ''}
    >
      <Notifications position="bottom-right" />
      {children}
    </MantineProvider>
  );
}
