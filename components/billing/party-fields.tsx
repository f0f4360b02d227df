'use client';

import { SimpleGrid, Textarea, TextInput } from '@mantine/core';
import type { ApiProblem } from '#components/ui/api-problem.ts';
import type { BillingDetails } from '#lib/billing/customers/billing-details';

/** Where these fields show what is wrong with them. */
export const partyFields = ['/name', '/address', '/country', '/taxId', '/email'] as const;

type Props = { party: BillingDetails; namePlaceholder?: string; problem: ApiProblem | null };

/** Who stands on an invoice, seller or buyer: the same fields for both. */
export function PartyFields({ party, namePlaceholder, problem }: Props) {
  const field = (name: keyof BillingDetails) => ({
    name,
    defaultValue: party[name],
    error: problem?.at(`/${name}`),
    maxLength: name === 'address' ? 500 : 200,
  });
  return (
    <>
      <TextInput label="Name" autoComplete="organization" placeholder={namePlaceholder} {...field('name')} />
      <Textarea
        label="Address"
        description="Street and place, in lines."
        autoComplete="street-address"
        autosize
        minRows={3}
        {...field('address')}
      />
      <SimpleGrid cols={{ base: 1, sm: 2 }}>
        <TextInput label="Country" autoComplete="country-name" {...field('country')} />
        <TextInput label="Tax id" placeholder="For example a VAT number" autoComplete="off" {...field('taxId')} />
      </SimpleGrid>
      <TextInput label="E-mail" inputMode="email" autoComplete="email" {...field('email')} />
    </>
  );
}
