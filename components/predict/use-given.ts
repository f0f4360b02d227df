'use client';

import { useEffect, useRef, useState } from 'react';
import { type Given, readGiven, releaseGiven } from '#components/predict/given.ts';

/** What was dropped, chosen, pasted or typed last; what comes later wins over what is still being looked at. */
export function useGiven() {
  const [given, setGiven] = useState<Given | null>(null);
  const [typed, setTyped] = useState('');
  const [reading, setReading] = useState(false);
  const newest = useRef(0);
  const shown = useRef<Given | null>(null);

  function show(next: Given | null) {
    releaseGiven(shown.current);
    shown.current = next;
    setGiven(next);
  }
  async function look(files: readonly File[]) {
    newest.current += 1;
    const mine = newest.current;
    setReading(true);
    const next = await readGiven(files).catch((error: unknown) => unreadable(files[0]!, error));
    if (mine !== newest.current) return releaseGiven(next);
    setReading(false);
    show(next);
  }
  useEffect(() => () => releaseGiven(shown.current), []);

  return {
    given,
    typed,
    /** Whether it stands in the text field still, and not in a card of its own. */
    isTyped: typed !== '',
    reading,
    take: (files: readonly File[]) => {
      setTyped('');
      return look(files);
    },
    type: (text: string) => {
      setTyped(text);
      if (text.trim() !== '') return look([new File([text], 'text.txt', { type: 'text/plain' })]);
      newest.current += 1;
      setReading(false);
      show(null);
    },
    clear: () => {
      newest.current += 1;
      setTyped('');
      setReading(false);
      show(null);
    },
  };
}

const unreadable = (file: File, error: unknown): Given => ({
  files: 1,
  file,
  url: null,
  leftOut: [],
  recognised: {
    kind: null,
    name: 'unreadable file',
    reason: `The browser cannot read it: ${error instanceof Error ? error.message : error}`,
  },
});
