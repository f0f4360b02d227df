'use client';

import { useDebouncedValue } from '@mantine/hooks';
import { useEffect, useState } from 'react';
import { type ApiProblem, toApiProblem } from '#components/ui/api-problem.ts';
import { callApi } from '#components/ui/call-api.ts';

type Asked = { nextTimes: string[] | null; problem: ApiProblem | null };

/** When a schedule would fire next, as the server reckons it, a moment after the last change. */
export function useNextTimes(cron: string, timeZone: string): Asked {
  const isComplete = cron !== '' && timeZone !== '';
  const [query] = useDebouncedValue(isComplete ? new URLSearchParams({ cron, timeZone }).toString() : '', 250);
  const [asked, setAsked] = useState<Asked>({ nextTimes: null, problem: null });
  useEffect(() => {
    if (query === '') return;
    const controller = new AbortController();
    callApi<{ nextTimes: string[] }>(`/api/v1/schedules/next-times?${query}`, { signal: controller.signal }).then(
      ({ nextTimes }) => setAsked({ nextTimes, problem: null }),
      (error: unknown) => controller.signal.aborted || setAsked({ nextTimes: null, problem: toApiProblem(error) }),
    );
    return () => controller.abort();
  }, [query]);
  return isComplete ? asked : { nextTimes: null, problem: null };
}
