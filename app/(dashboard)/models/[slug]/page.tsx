import { Text } from '@mantine/core';
import { IconRocket } from '@tabler/icons-react';
import { headers } from 'next/headers';
import { Markdown } from '#components/models/markdown.tsx';
import { ModelFacts } from '#components/models/model-facts.tsx';
import { ModelNumbers } from '#components/models/model-numbers.tsx';
import { curl } from '#components/playground/call-snippets.ts';
import { sampleFileName, sampleRow } from '#components/playground/sample-row.ts';
import { Card } from '#components/ui/card.tsx';
import { CodeBlock } from '#components/ui/code-block.tsx';
import { EmptyState } from '#components/ui/empty-state.tsx';
import { LinkButton } from '#components/ui/link-button.tsx';
import { TextLink } from '#components/ui/text-link.tsx';
import { forPage } from '#lib/http/for-page';
import { siteUrl } from '#lib/http/site-url';
import { getVersion } from '#lib/registry/get-version';
import type { Manifest } from '#lib/registry/manifest';
import type { ModelDetail } from '#lib/registry/model-detail';
import { modelStats } from '#lib/usage/model-stats';
import classes from './overview.module.css';
import { readModel } from './read-model.ts';

export default async function ModelPage({ params }: { params: Promise<{ slug: string }> }) {
  const { slug } = await params;
  const model = await readModel(slug);
  const { productionVersion } = model;
  if (productionVersion === null) return <NotInProduction model={model} />;
  const [version, stats, sent] = await Promise.all([
    forPage((ctx) => getVersion(ctx, { slug, number: productionVersion })),
    model.mayChange ? forPage((ctx) => modelStats(ctx, { slug })) : null,
    headers(),
  ]);
  const { manifest } = version;
  return (
    <div className={classes.columns}>
      <div>
        {manifest && (
          <Card
            title="Call it"
            aside={
              <TextLink href={`/models/${slug}/playground`} fz="sm">
                Open the playground
              </TextLink>
            }
            description={
              <>
                With an <TextLink href="/keys">API key</TextLink> in <code>BELLWETHER_KEY</code>.
              </>
            }
          >
            <CodeBlock
              code={curl({ site: siteUrl((name) => sent.get(name)), model: slug, ...firstCall(manifest) })}
              label="curl command"
            />
          </Card>
        )}
        {stats && <ModelNumbers slug={slug} stats={stats} cacheTtlS={model.cacheTtlS} />}
        {manifest?.card ? (
          <Card>
            <Markdown source={manifest.card} />
          </Card>
        ) : (
          <Card title="About this model">
            <Text size="sm" c="dimmed">
              {model.mayChange
                ? 'Nothing is written about it yet. Publish a version with a model.json whose card says what it was trained on, how good it is, and where it fails.'
                : 'Its owner has not written about it yet.'}
            </Text>
          </Card>
        )}
      </div>
      <ModelFacts model={model} version={version} />
    </div>
  );
}

/** The first example, or else a row to fill in. */
function firstCall({ features, examples }: Manifest): { row: Record<string, unknown> } | { fileName: string } {
  const [only, another] = features;
  const fileName = only && !another ? sampleFileName(only) : undefined;
  if (fileName) return { fileName };
  const row = examples[0]?.input ?? sampleRow(features);
  // In the order of the features: what comes from the database has lost it.
  return { row: Object.fromEntries(features.slice(0, 50).map(({ name }) => [name, row[name]])) };
}

function NotInProduction({ model: { slug, mayChange, latestVersion } }: { model: ModelDetail }) {
  const icon = <IconRocket size={36} stroke={1.4} />;
  if (!mayChange) {
    return (
      <EmptyState icon={icon} title="Not in production yet">
        Its owner has not pointed production at a version. Calls are answered once they do.
      </EmptyState>
    );
  }
  if (latestVersion === null) {
    return (
      <EmptyState
        icon={icon}
        title="Publish its first version"
        action={<LinkButton href={`/models/${slug}/versions/new`}>Publish a version</LinkButton>}
      >
        Upload an ONNX file. It is examined in quarantine; once it is ready, you point production at it.
      </EmptyState>
    );
  }
  const { number, status } = latestVersion;
  const next = {
    ready: `Version ${number} is ready. Point production at it, and calls are answered from that moment.`,
    validating: `Version ${number} is being examined. Once it is ready, you point production at it.`,
    rejected: `Version ${number} was rejected. Look why, and publish a corrected one.`,
  }[status];
  return (
    <EmptyState
      icon={icon}
      title="Not in production yet"
      action={<LinkButton href={`/models/${slug}/versions/${number}`}>Go to version {number}</LinkButton>}
    >
      {next}
    </EmptyState>
  );
}
