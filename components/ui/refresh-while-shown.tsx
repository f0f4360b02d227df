'use client';

import { useRouter } from 'next/navigation';
import { useEffect } from 'react';

type Props = { everyMs?: number };

/** Reads the page anew again and again; not while nobody looks. Place it only while the page waits for something. */
export function RefreshWhileShown({ everyMs = 1500 }: Props) {
  const router = useRouter();
  useEffect(() => {
    const timer = setInterval(() => {
      if (document.visibilityState === 'visible') router.refresh();
    }, everyMs);
    return () => clearInterval(timer);
  }, [router, everyMs]);
  return null;
}
