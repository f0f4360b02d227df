import { MantineProvider } from '@mantine/core';
import { createElement } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { expect, test } from 'vitest';
import { Markdown } from '#components/models/markdown.tsx';

const shown = (source: string) =>
  renderToStaticMarkup(createElement(MantineProvider, null, createElement(Markdown, { source })));

test.each([
  ['a script', '<script>alert(1)</script>', /<script>alert/],
  ['a handler', '<img src=x onerror=alert(1)>', /<img/],
  ['a link that is a script', '[x](javascript:alert(1))', /href="javascript/i],
  ['a link that hides one', '[x](JaVaScRiPt&colon;alert(1))', /href="[^"]*script/i],
  ['a link with data', '[x](data:text/html,<script>1</script>)', /href="data/],
  ['a picture of elsewhere', '![x](https://elsewhere.example/p.png)', /elsewhere\.example/],
])('of a model card, %s does nothing', (_, source, harmful) => {
  expect(shown(source)).not.toMatch(harmful);
});

test('a model card keeps what it says: headings, tables, links', () => {
  const html = shown('# Title\n\n| a |\n| - |\n| 1 |\n\n[more](https://example.org/)');
  expect(html).toMatch(/<h2.*Title.*<td.*1.*href="https:\/\/example\.org\/"/s);
});
