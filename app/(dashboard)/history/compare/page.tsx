import type { Metadata } from 'next';
import { ComparedAnswers } from '#components/history/compared-answers.tsx';
import { ComparedInput } from '#components/history/compared-input.tsx';
import { Differences } from '#components/history/differences.tsx';
import { EmptyState } from '#components/ui/empty-state.tsx';
import { LinkButton } from '#components/ui/link-button.tsx';
import { Page } from '#components/ui/page.tsx';
import { forPage } from '#lib/http/for-page';
import { getPrediction } from '#lib/usage/get-prediction';

export const metadata: Metadata = { title: 'Compare predictions' };

type Props = { searchParams: Promise<{ a?: string | string[]; b?: string | string[] }> };

export default async function ComparePredictionsPage({ searchParams }: Props) {
  const { a, b } = await searchParams;
  const ids = typeof a === 'string' && typeof b === 'string' ? [a, b] : [];
  const [first, second] = await Promise.all(ids.map((id) => forPage((ctx) => getPrediction(ctx, { id }))));
  return (
    <Page
      title="Compare predictions"
      description="Side by side. The address of this page opens the same comparison again."
      breadcrumbs={[{ label: 'History', href: '/history' }]}
    >
      {first && second ? (
        <>
          <ComparedInput a={first} b={second} />
          <ComparedAnswers a={first} b={second} />
          <Differences a={first} b={second} />
        </>
      ) : (
        <EmptyState title="Nothing to compare" action={<LinkButton href="/history">History</LinkButton>}>
          Tick two predictions in your history, then choose Compare; or open one and run it again.
        </EmptyState>
      )}
    </Page>
  );
}
