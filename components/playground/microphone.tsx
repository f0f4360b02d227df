'use client';

import { Button, Group, Text } from '@mantine/core';
import { useMounted } from '@mantine/hooks';
import { IconMicrophone, IconPlayerStopFilled } from '@tabler/icons-react';
import { useEffect, useRef, useState } from 'react';
import { secondText } from '#components/answers/second-text.ts';
import { canRecord, type RecordingUnderWay, recordAudio } from '#components/playground/record-audio.ts';

type Props = { name: string; maxSeconds: number; onRecording(wav: Blob): void };

/** Records what the model is to hear; nothing where the browser allows no microphone. */
export function Microphone({ name, maxSeconds, onRecording }: Props) {
  const mounted = useMounted();
  const underWay = useRef<RecordingUnderWay>(undefined);
  const [sinceMs, setSinceMs] = useState<number>();
  const [problem, setProblem] = useState('');
  useEffect(() => () => underWay.current?.stop(), []);
  if (!mounted || !canRecord()) return null;

  const begin = async () => {
    setProblem('');
    try {
      underWay.current = await recordAudio(maxSeconds);
      setSinceMs(performance.now());
      onRecording(await underWay.current.finished);
    } catch (error) {
      setProblem(error instanceof Error ? error.message : String(error));
    }
    underWay.current = undefined;
    setSinceMs(undefined);
  };
  return (
    <Group gap="sm">
      {sinceMs === undefined ? (
        <Button
          variant="default"
          size="xs"
          leftSection={<IconMicrophone size={15} aria-hidden />}
          aria-label={`Record ${name}`}
          onClick={begin}
        >
          Record
        </Button>
      ) : (
        <Button
          color="red"
          size="xs"
          leftSection={<IconPlayerStopFilled size={15} aria-hidden />}
          onClick={() => underWay.current?.stop()}
        >
          Stop recording
        </Button>
      )}
      {sinceMs !== undefined && <Elapsed sinceMs={sinceMs} />}
      {problem && (
        <Text size="xs" c="var(--mantine-color-error)" role="alert">
          {problem}
        </Text>
      )}
    </Group>
  );
}

function Elapsed({ sinceMs }: { sinceMs: number }) {
  const [nowMs, setNowMs] = useState(sinceMs);
  useEffect(() => {
    const clock = setInterval(() => setNowMs(performance.now()), 100);
    return () => clearInterval(clock);
  }, []);
  return (
    <Text size="sm" role="timer" style={{ fontVariantNumeric: 'tabular-nums' }}>
      {secondText((nowMs - sinceMs) / 1000)}
    </Text>
  );
}
