'use client';

import { Tabs, TabsList, TabsPanel, TabsTab, Text } from '@mantine/core';
import { useMemo } from 'react';
import { callSnippets, type ShownCall } from '#components/playground/call-snippets.ts';
import { CodeBlock } from '#components/ui/code-block.tsx';
import { TextLink } from '#components/ui/text-link.tsx';

/** The call one is about to make, for a program to make it. */
export function CallAsCode({ call }: { call: ShownCall }) {
  const snippets = useMemo(() => callSnippets(call), [call]);
  return (
    <>
      <Tabs defaultValue="curl" keepMounted={false}>
        <TabsList aria-label="Language" mb="sm">
          {snippets.map(({ language }) => (
            <TabsTab key={language} value={language}>
              {language}
            </TabsTab>
          ))}
        </TabsList>
        {snippets.map(({ language, code }) => (
          <TabsPanel key={language} value={language}>
            <CodeBlock code={code} label={language === 'curl' ? 'curl command' : `${language} code`} />
          </TabsPanel>
        ))}
      </Tabs>
      <Text size="sm" c="dimmed" mt="sm">
        <code>BELLWETHER_KEY</code> stands for an API key of yours with the scope <code>predict</code>.{' '}
        <TextLink href="/keys">Make one</TextLink>
      </Text>
    </>
  );
}
