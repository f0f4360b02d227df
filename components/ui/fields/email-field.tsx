import { TextInput, type TextInputProps } from '@mantine/core';
import type { ApiProblem } from '#components/ui/api-problem.ts';

type Props = Omit<TextInputProps, 'error'> & { problem?: ApiProblem | null };

/** An e-mail address to be typed. Browsers fill in one's own unless `autoComplete` is off. */
export function EmailField({ problem, ...more }: Props) {
  return (
    <TextInput
      label="E-mail"
      name="email"
      type="email"
      autoComplete="username"
      autoCapitalize="none"
      maxLength={254}
      required
      withAsterisk={false}
      error={problem?.at('/email')}
      {...more}
    />
  );
}
