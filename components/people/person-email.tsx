import { Text } from '@mantine/core';

/** An e-mail address, marked where nobody has shown that it is theirs. */
export function PersonEmail({ person }: { person: { email: string; isEmailVerified: boolean } }) {
  return (
    <div>
      {person.email}
      {!person.isEmailVerified && (
        <Text size="xs" c="dimmed">
          Not confirmed
        </Text>
      )}
    </div>
  );
}
