'use client';

import { Alert, Button, Group, Stack, Text } from '@mantine/core';
import { IconEyeOff } from '@tabler/icons-react';
import type { CreatedKey } from '#components/keys/key-form.tsx';
import { CodeBlock } from '#components/ui/code-block.tsx';

/** The new key, for the only time it is shown, and a call that uses it. */
export function KeyOnce({ created, siteUrl, onDone }: { created: CreatedKey; siteUrl: string; onDone(): void }) {
  const { key, name, scopes } = created;
  return (
    <Stack gap="lg">
      <Alert icon={<IconEyeOff size={20} />} color="orange">
        This is the only time the key {name} is shown. Put it where you keep secrets; what is stored here cannot be
        turned back into it.
      </Alert>
      <CodeBlock code={key} label="API key" wrap />
      <div>
        <Text size="sm" fw={500} mb={6}>
          {scopes.includes('predict') ? 'Ask a model with it' : 'Try it'}
        </Text>
        <CodeBlock
          code={scopes.includes('predict') ? predictCall(siteUrl, key) : readCall(siteUrl, key)}
          label="curl command"
        />
      </div>
      <Group justify="flex-end">
        <Button onClick={onDone} data-autofocus>
          I have copied it
        </Button>
      </Group>
    </Stack>
  );
}

const predictCall = (siteUrl: string, key: string) => `curl ${siteUrl}/api/predict \\
  -H 'Authorization: Bearer ${key}' \\
  -H 'Content-Type: application/json' \\
  -d '{"model": "iris", "input": {
    "sepal_length": 6.3, "sepal_width": 2.8,
    "petal_length": 5.1, "petal_width": 1.5}}'`;

const readCall = (siteUrl: string, key: string) => `curl ${siteUrl}/api/v1/models \\
  -H 'Authorization: Bearer ${key}'`;
