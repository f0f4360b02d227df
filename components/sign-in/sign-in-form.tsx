'use client';

import { Alert, Button, Divider, PasswordInput, Stack } from '@mantine/core';
import { IconAlertTriangle, IconBrandGithub, IconBrandGoogle } from '@tabler/icons-react';
import { signIn } from 'next-auth/react';
import { type FormEvent, useState } from 'react';
import { CodeField } from '#components/ui/fields/code-field.tsx';
import { EmailField } from '#components/ui/fields/email-field.tsx';
import { SubmitButton } from '#components/ui/submit-button.tsx';

type Props = {
  /** Where to go then: a path of this site. */
  returnTo: string;
  providers: { id: string; name: string }[];
  /** What to say for each code next-auth answers. */
  problemTexts: Record<string, string>;
  /** What went wrong before this page was opened. */
  problem: string | null;
};

const icons: Record<string, typeof IconBrandGithub> = { github: IconBrandGithub, google: IconBrandGoogle };

export function SignInForm({ returnTo, providers, problemTexts, problem: firstProblem }: Props) {
  const [problem, setProblem] = useState(firstProblem);
  const [pending, setPending] = useState(false);
  const [asksCode, setAsksCode] = useState(false);

  async function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const typed = new FormData(event.currentTarget);
    setPending(true);
    setProblem(null);
    const answer = await signIn('credentials', {
      redirect: false,
      email: typed.get('email'),
      password: typed.get('password'),
      code: typed.get('code') ?? '',
    }).catch(() => null);
    if (answer?.ok && !answer.error) return window.location.assign(returnTo);
    setPending(false);
    if (answer?.error === 'CodeNeeded' && !asksCode) return setAsksCode(true);
    setProblem(
      (answer?.error && problemTexts[answer.error]) || 'Signing in did not work. Check your connection and try again.',
    );
  }

  return (
    <form method="post" onSubmit={submit}>
      <Stack gap="md">
        {problem && (
          <Alert role="alert" color="red" icon={<IconAlertTriangle size={20} />}>
            {problem}
          </Alert>
        )}
        <Stack gap="md" display={asksCode ? 'none' : undefined}>
          <EmailField />
          <PasswordInput
            label="Password"
            name="password"
            autoComplete="current-password"
            required
            withAsterisk={false}
          />
        </Stack>
        {asksCode && <CodeField autoFocus />}
        <SubmitButton pending={pending} fullWidth mt={4}>
          Sign in
        </SubmitButton>
        {asksCode && (
          <Button variant="default" fullWidth onClick={() => window.location.reload()}>
            Start again
          </Button>
        )}
        {!asksCode && providers.length > 0 && <Divider label="or" />}
        {(asksCode ? [] : providers).map(({ id, name }) => {
          const Icon = icons[id];
          return (
            <Button
              key={id}
              variant="default"
              leftSection={Icon && <Icon size={18} stroke={1.7} />}
              onClick={() => void signIn(id, { callbackUrl: returnTo })}
            >
              Continue with {name}
            </Button>
          );
        })}
      </Stack>
    </form>
  );
}
