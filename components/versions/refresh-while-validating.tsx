'use client';

import { useRouter } from 'next/navigation';
import { useEffect } from 'react';

const everyMs = 1500;

/** Reads the page anew until it is decided; not while nobody looks. Place it only where a version is being examined. */
export function RefreshWhileValidating() {
  const router = useRouter();
  useEffect(() => {
    const timer = setInterval(() => {
      if (document.visibilityState === 'visible') router.refresh();
    }, everyMs);
    return () => clearInterval(timer);
  }, [router]);
  return null;
}
