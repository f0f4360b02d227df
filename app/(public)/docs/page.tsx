import { headers } from 'next/headers';
import { ReferenceOverview } from '#components/api-docs/reference-overview.tsx';
import { apiReference } from '#lib/http/openapi/api-reference';
import { siteUrl } from '#lib/http/site-url';

export default async function DocsPage() {
  const sent = await headers();
  return <ReferenceOverview groups={apiReference()} site={siteUrl((name) => sent.get(name))} />;
}
