import { headers } from 'next/headers';
import { notFound } from 'next/navigation';
import { OperationView } from '#components/api-docs/operation-view.tsx';
import { currentPerson } from '#lib/auth/current-actor';
import { apiReference } from '#lib/http/openapi/api-reference';
import { siteUrl } from '#lib/http/site-url';

type Props = { params: Promise<{ id: string }> };

export async function generateMetadata({ params }: Props) {
  const found = operationNamed((await params).id);
  return { title: found ? `${found.summary} · API` : 'API' };
}

export default async function OperationPage({ params }: Props) {
  const operation = operationNamed((await params).id);
  if (!operation) notFound();
  const sent = await headers();
  return (
    <OperationView
      operation={operation}
      site={siteUrl((name) => sent.get(name))}
      isSignedIn={(await currentPerson()) !== null}
    />
  );
}

const operationNamed = (id: string) =>
  apiReference()
    .flatMap(({ operations }) => operations)
    .find((operation) => operation.id === id);
