import { Radio, RadioGroup, Stack } from '@mantine/core';

const choices = [
  { value: 'private', label: 'Only me', description: 'You and the admins see it and call it.' },
  { value: 'shared', label: 'People I choose', description: 'You name them by their e-mail, in the model’s settings.' },
  { value: 'everyone', label: 'Everyone here', description: 'Whoever has an account sees it and calls it.' },
];

/** Who may use a model. */
export function VisibilityField(props: {
  value: string;
  onChange: (value: string) => void;
  error?: string | undefined;
}) {
  return (
    <RadioGroup label="Who may use it" {...props}>
      <Stack gap="xs" mt="xs">
        {choices.map((choice) => (
          <Radio key={choice.value} {...choice} />
        ))}
      </Stack>
    </RadioGroup>
  );
}
