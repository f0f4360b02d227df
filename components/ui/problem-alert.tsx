'use client';

import { Alert, List, Text } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import { useEffect, useRef } from 'react';
import type { ApiProblem } from '#components/ui/api-problem.ts';

type Props = {
  problem: ApiProblem | null;
  /** Pointers whose problem is shown at its own field already. */
  shownAtFields?: readonly string[];
};

/**
 * Shows what went wrong and what to do; read out when it appears. Where the fields of the form say it all, it takes
 * the reader to the first of them instead. Nothing without a problem.
 */
export function ProblemAlert({ problem, shownAtFields = [] }: Props) {
  const place = useRef<HTMLDivElement>(null);
  const others = problem?.errors.filter(({ pointer }) => !shownAtFields.includes(pointer)) ?? [];
  const isAllAtFields = problem !== null && problem.errors.length > 0 && others.length === 0;
  useEffect(() => {
    if (!isAllAtFields || !problem) return;
    place.current?.closest('form')?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus();
  }, [problem, isAllAtFields]);

  if (!problem) return null;
  if (isAllAtFields) return <div ref={place} hidden />;
  const more = others.filter(({ detail }) => !problem.message.includes(detail));
  return (
    <Alert role="alert" color="red" icon={<IconAlertTriangle size={20} />} title={problem.title}>
      <Text size="sm">{problem.message}</Text>
      {more.length > 0 && (
        <List size="sm" mt="xs">
          {more.map(({ pointer, detail }) => (
            <List.Item key={pointer + detail}>
              {pointer && <code>{pointer}</code>} {detail}
            </List.Item>
          ))}
        </List>
      )}
      {problem.status >= 500 && problem.requestId && (
        <Text size="xs" mt="xs">
          Request id: <code>{problem.requestId}</code>
        </Text>
      )}
    </Alert>
  );
}
