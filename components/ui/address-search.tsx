'use client';

import { CloseButton, TextInput } from '@mantine/core';
import { IconSearch } from '@tabler/icons-react';
import { usePathname, useRouter } from 'next/navigation';
import { type FormEvent, useRef, useState, useTransition } from 'react';

const typingPauseMs = 250;

type Props = {
  /** What is looked for: "Search models". */
  label: string;
  placeholder: string;
  /** What the address says now. */
  initial: string;
};

/** Searches the list of a page while one types; what is looked for stands in the address, as `q`. */
export function AddressSearch({ label, placeholder, initial }: Props) {
  const router = useRouter();
  const pathname = usePathname();
  const [text, setText] = useState(initial);
  const [searching, startSearch] = useTransition();
  const pause = useRef<ReturnType<typeof setTimeout>>(undefined);

  const search = (q: string) =>
    startSearch(() => router.replace(q ? `${pathname}?q=${encodeURIComponent(q)}` : pathname));
  const type = (q: string) => {
    setText(q);
    clearTimeout(pause.current);
    pause.current = setTimeout(() => search(q.trim()), typingPauseMs);
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    clearTimeout(pause.current);
    search(text.trim());
  };

  return (
    <search>
      <form onSubmit={submit}>
        <TextInput
          name="q"
          type="search"
          aria-label={label}
          placeholder={placeholder}
          leftSection={<IconSearch size={17} aria-hidden />}
          rightSection={text && <CloseButton aria-label="Clear the search" size="sm" onClick={() => type('')} />}
          value={text}
          onChange={(event) => type(event.currentTarget.value)}
          maxLength={100}
          aria-busy={searching}
          maw={360}
          mb="md"
        />
      </form>
    </search>
  );
}
