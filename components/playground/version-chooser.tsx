'use client';

import { NativeSelect } from '@mantine/core';
import { usePathname, useRouter } from 'next/navigation';

type Props = { chosen: number; production: number | null; ready: readonly number[] };

/** Chooses the version a playground tries; the choice stands in the address. */
export function VersionChooser({ chosen, production, ready }: Props) {
  const router = useRouter();
  const pathname = usePathname();
  return (
    <NativeSelect
      label="Version"
      value={String(chosen)}
      data={ready.map((number) => ({
        value: String(number),
        label: number === production ? `${number}, in production` : String(number),
      }))}
      onChange={({ currentTarget: { value } }) =>
        router.push(Number(value) === production ? pathname : `${pathname}?version=${value}`)
      }
      w={200}
      mb="lg"
    />
  );
}
