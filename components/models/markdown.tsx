import { Anchor, Code, Table, TableTd, TableTh, TableTr, Title } from '@mantine/core';
import ReactMarkdown, { type Components } from 'react-markdown';
import remarkGfm from 'remark-gfm';
import styles from './markdown.module.css';

const heading =
  (order: 2 | 3 | 4 | 5 | 6, size: 'h2' | 'h3' | 'md') =>
  ({ children }: { children?: React.ReactNode }) => (
    <Title order={order} size={size}>
      {children}
    </Title>
  );

/** First-level headings become the second level, to fit under the page's own. */
const elements: Components = {
  h1: heading(2, 'h2'),
  h2: heading(3, 'h3'),
  h3: heading(4, 'md'),
  h4: heading(5, 'md'),
  h5: heading(6, 'md'),
  a: ({ href, children }) => (
    <Anchor href={href} rel="noreferrer nofollow" underline="always" inherit>
      {children}
    </Anchor>
  ),
  pre: ({ children }) => (
    <Code block tabIndex={0}>
      {children}
    </Code>
  ),
  table: ({ children }) => (
    <div className={styles.table}>
      <Table w="auto" verticalSpacing="xs">
        {children}
      </Table>
    </div>
  ),
  tr: ({ children }) => <TableTr>{children}</TableTr>,
  th: ({ children, style }) => <TableTh ta={style?.textAlign}>{children}</TableTh>,
  td: ({ children, style }) => (
    <TableTd ta={style?.textAlign} style={{ fontVariantNumeric: 'tabular-nums' }}>
      {children}
    </TableTd>
  ),
  // Pictures in a card would be fetched from wherever its author points.
  img: ({ alt }) => <span>{alt}</span>,
};

/** A model card's Markdown as elements; HTML in it stays text, so that nothing in it can run. */
export function Markdown({ source }: { source: string }) {
  return (
    <div className={styles.document}>
      <ReactMarkdown remarkPlugins={[remarkGfm]} components={elements}>
        {source}
      </ReactMarkdown>
    </div>
  );
}
