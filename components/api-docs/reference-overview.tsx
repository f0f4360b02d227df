import { Text, Title } from '@mantine/core';
import Link from 'next/link';
import { InlineCode } from '#components/api-docs/inline-code.tsx';
import classes from '#components/api-docs/reference.module.css';
import { CodeBlock } from '#components/ui/code-block.tsx';
import { TextLink } from '#components/ui/text-link.tsx';
import type { ReferenceGroup } from '#lib/http/openapi/reference';

/** The first page of the API: how to call it, and everything it has. */
export function ReferenceOverview({ groups, site }: { groups: ReferenceGroup[]; site: string }) {
  return (
    <article>
      <Title order={1}>API</Title>
      <Text mt="sm" maw="65ch">
        Everything the pages do, programs can do. Send an API key as a bearer token; the page{' '}
        <TextLink href="/keys">Keys</TextLink> makes them. Bodies and answers are JSON unless they say otherwise. An
        error is <code>application/problem+json</code> and says what is wrong, where, and what to do.
      </Text>
      <div className={classes.section}>
        <CodeBlock code={example(site)} label="curl command" />
      </div>
      <Text mt="md" size="sm" c="dimmed" maw="65ch">
        The whole API as a document for tools: <TextLink href="/api/openapi.json">OpenAPI 3.1</TextLink>. Clients of
        Triton, KServe and MLflow work with this address too.
      </Text>
      {groups.map(({ name, description, operations }) => (
        <section key={name} className={classes.section}>
          <Title order={2} size="h3">
            {name}
          </Title>
          {description && (
            <Text size="sm" c="dimmed" maw="65ch">
              <InlineCode text={description} />
            </Text>
          )}
          <ul className={classes.links}>
            {operations.map(({ id, method, path, summary }) => (
              <li key={id}>
                <Link href={`/docs/${id}`} className={classes.link}>
                  {summary}
                  <span className={classes.method}>
                    {method} {path}
                  </span>
                </Link>
              </li>
            ))}
          </ul>
        </section>
      ))}
    </article>
  );
}

const example = (site: string) => `curl ${site}/api/predict \\
  -H "Authorization: Bearer $BELLWETHER_KEY" \\
  -H "Content-Type: application/json" \\
  -d '{"model": "iris", "input": {"sepal_length": 6.3, "sepal_width": 2.8, "petal_length": 5.1, "petal_width": 1.5}}'`;
