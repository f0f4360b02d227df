import { TextInput } from '@mantine/core';
import { useEffect, useRef } from 'react';

/** The second factor at sign-in; the cursor is in it when it appears. */
export function CodeField() {
  const field = useRef<HTMLInputElement>(null);
  useEffect(() => field.current?.focus(), []);
  return (
    <TextInput
      ref={field}
      label="Code"
      description="What your authenticator app shows now, or a recovery code."
      name="code"
      autoComplete="one-time-code"
      autoCapitalize="none"
      spellCheck={false}
      maxLength={40}
      required
      withAsterisk={false}
    />
  );
}
