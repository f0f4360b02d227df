import { Text, Title } from '@mantine/core';
import type { ReactNode } from 'react';
import { DescribedFields, DescribedValue } from '#components/api-docs/described-fields.tsx';
import { InlineCode } from '#components/api-docs/inline-code.tsx';
import classes from '#components/api-docs/reference.module.css';
import { TryOperation } from '#components/api-docs/try-operation.tsx';
import { Markdown } from '#components/models/markdown.tsx';
import { CodeBlock } from '#components/ui/code-block.tsx';
import type { ReferenceContent, ReferenceOperation } from '#lib/http/openapi/reference';

type Props = { operation: ReferenceOperation; site: string; isSignedIn: boolean };

/** An operation of the API: what it does, what it takes and answers, and a form to call it with. */
export function OperationView({ operation, site, isSignedIn }: Props) {
  const { summary, method, path, description, isPublic, parameters, bodies, answers } = operation;
  const placed = (['path', 'query', 'header'] as const)
    .map((place) => ({ place, fields: parameters.filter((one) => one.in === place) }))
    .filter(({ fields }) => fields.length > 0);
  return (
    <article>
      <Title order={1}>{summary}</Title>
      <p className={classes.endpoint}>
        <b>{method}</b>
        <span>{path}</span>
      </p>
      {description && <Markdown source={description} />}
      <Text size="sm" c="dimmed" mt="xs">
        {isPublic ? 'Anybody may call this.' : 'Needs an API key, as a bearer token, or a signed-in browser.'}
      </Text>
      {placed.map(({ place, fields }) => (
        <Section key={place} title={titles[place]}>
          <DescribedFields fields={fields.map(({ name, isRequired, about }) => ({ ...about, name, isRequired }))} />
        </Section>
      ))}
      {bodies.length > 0 && (
        <Section title="Body">
          {bodies.map((body) => (
            <Content key={body.type} content={body} label="body" />
          ))}
        </Section>
      )}
      <Section title="Try it">
        <TryOperation key={operation.id} operation={operation} site={site} isSignedIn={isSignedIn} />
      </Section>
      <Section title="Answers">
        {answers.map(({ status, description: means, contents }) => (
          <details key={status} className={classes.answer} open={status.startsWith('2')}>
            <summary>
              <code>{status}</code>
              <span>
                <InlineCode text={means} />
              </span>
            </summary>
            <div className={classes.contents}>
              {contents.map((content) => (
                <Content key={content.type} content={content} label={`answer ${status}`} answered />
              ))}
            </div>
          </details>
        ))}
      </Section>
    </article>
  );
}

const titles = { path: 'In the path', query: 'In the query', header: 'In the header' };

function Section({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section className={classes.section}>
      <Title order={2} size="h3" mb="sm">
        {title}
      </Title>
      {children}
    </section>
  );
}

type ContentProps = { content: ReferenceContent; label: string; answered?: boolean };

function Content({ content: { type, about, example }, label, answered }: ContentProps) {
  return (
    <div>
      <Text size="sm" c="dimmed" mb={4}>
        <code>{type}</code>
      </Text>
      {example !== null && <CodeBlock code={example} label={`example of the ${label}`} />}
      {about && <DescribedValue about={about} answered={answered} />}
    </div>
  );
}
