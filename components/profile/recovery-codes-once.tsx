import { Alert, Button, Group, Stack, Text } from '@mantine/core';
import { IconEyeOff } from '@tabler/icons-react';
import { CodeBlock } from '#components/ui/code-block.tsx';

/** New recovery codes, for the only time they are shown. */
export function RecoveryCodesOnce({ codes, onDone }: { codes: readonly string[]; onDone(): void }) {
  return (
    <Stack gap="lg">
      <Alert icon={<IconEyeOff size={20} />} color="orange">
        This is the only time these codes are shown. Keep them where you keep passwords, not on the phone with the app.
      </Alert>
      <CodeBlock code={codes.join('\n')} label="recovery codes" />
      <Text size="sm">Each signs you in once, instead of a code of the app, should you lose that.</Text>
      <Group justify="flex-end">
        <Button onClick={onDone} data-autofocus>
          I have kept them
        </Button>
      </Group>
    </Stack>
  );
}
