'use client';

import { Text } from '@mantine/core';
import { useEffect, useState } from 'react';
import { secondText } from '#components/answers/second-text.ts';
import { Waveform } from '#components/charts/waveform.tsx';
import { type FieldFile, fileOf } from '#components/playground/field-file.ts';
import classes from '#components/playground/file-field.module.css';
import { FileField } from '#components/playground/file-field.tsx';
import { Microphone } from '#components/playground/microphone.tsx';
import { type Recording, readRecording } from '#components/playground/read-recording.ts';
import type { AudioFeature } from '#lib/registry/feature';

type Props = {
  feature: AudioFeature;
  value: FieldFile | undefined;
  error: string | undefined;
  onChange(recording: FieldFile | undefined): void;
};

/** Recordings of the microphone are kept to this, whatever the model hears. */
const longestRecordingS = 120;

/** A recording: dropped, chosen or made, heard again and seen as its waveform. */
export function AudioField({ feature, value, error, onChange }: Props) {
  const recording = useRecording(value);
  return (
    <FileField
      {...{ feature, value, error, onChange }}
      what="Recording"
      accept="audio/*,.wav,.mp3,.flac,.ogg,.m4a"
      invitation="Drop a recording here, or choose one. WAV, MP3, FLAC, OGG or M4A."
      facts={recording ? recordingFacts(recording) : []}
      ways={
        <Microphone
          name={feature.name}
          maxSeconds={Math.min(feature.maxSeconds, longestRecordingS)}
          onRecording={(wav) => onChange(fileOf(wav, `${feature.name}.wav`))}
        />
      }
    >
      {value && (
        <>
          {recording && (
            <Waveform
              peaks={recording.peaks}
              label={`Waveform of ${value.fileName}, ${secondText(recording.durationS)} long`}
            />
          )}
          {/* biome-ignore lint/a11y/useMediaCaption: there are no captions of what somebody recorded */}
          <audio className={classes.player} src={value.url} controls aria-label={`What is sent as ${feature.name}`} />
          {recording === null && (
            <Text size="xs" c="dimmed">
              This browser draws no waveform of it; it is sent as it is.
            </Text>
          )}
        </>
      )}
    </FileField>
  );
}

/** What a file holds: undefined while it is read, null where the browser cannot tell. */
function useRecording(file: FieldFile | undefined): Recording | null | undefined {
  const [read, setRead] = useState<{ of: FieldFile; recording: Recording | null }>();
  useEffect(() => {
    if (!file) return;
    let left = false;
    readRecording(file.blob).then((recording) => !left && setRead({ of: file, recording }));
    return () => {
      left = true;
    };
  }, [file]);
  return read && read.of === file ? read.recording : undefined;
}

function recordingFacts({ durationS, sampleRate, channelCount }: Recording): string[] {
  return [
    secondText(durationS),
    ...(sampleRate ? [`${sampleRate.toLocaleString('en')} Hz`] : []),
    channelCount === 1 ? 'mono' : channelCount === 2 ? 'stereo' : `${channelCount} channels`,
  ];
}
