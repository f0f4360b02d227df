'use client';

import { Text } from '@mantine/core';
import { type FormEvent, useCallback, useEffect, useMemo, useRef, useState } from 'react';
import type { SentInput } from '#components/answers/sent-input.ts';
import { AnsweredView } from '#components/playground/answered-view.tsx';
import { CallAsCode } from '#components/playground/call-as-code.tsx';
import type { ShownCall } from '#components/playground/call-snippets.ts';
import {
  type FieldValue,
  type FieldValues,
  initialValues,
  inputPointer,
  onlyFile,
  rowOf,
  valuesOf,
} from '#components/playground/field-values.ts';
import { InputForm, type InputMode, mostFields } from '#components/playground/input-form.tsx';
import classes from '#components/playground/playground.module.css';
import { type Answered, predictCall } from '#components/playground/predict-call.ts';
import { sentInputOf } from '#components/playground/sent-input-of.ts';
import { rowIn, unsendable, withoutFiles } from '#components/playground/written-row.ts';
import type { ApiProblem } from '#components/ui/api-problem.ts';
import { Card } from '#components/ui/card.tsx';
import { ProblemAlert } from '#components/ui/problem-alert.tsx';
import { SubmitButton } from '#components/ui/submit-button.tsx';
import type { Upload } from '#components/ui/upload.ts';
import { useCall } from '#components/ui/use-call.ts';
import { UploadProgress } from '#components/versions/upload-progress.tsx';
import type { Manifest } from '#lib/registry/manifest';

type Props = {
  /** The site's address, for the code to copy. */
  site: string;
  model: string;
  /** Named in the call only where it is not the one in production. */
  version: number | undefined;
  manifest: Pick<Manifest, 'features' | 'examples' | 'labels'>;
  /** Of tensors: feature name to the shape of one row. */
  shapes: Readonly<Record<string, string>>;
};

/** A file larger than this shows how far it is. */
const smallFileBytes = 1_000_000;

/** Tries a version: a form made from its schema, its answer, and the same call as code. */
export function Playground({ site, model, version, manifest, shapes }: Props) {
  const { features, examples } = manifest;
  const { run, pending, problem, dismiss } = useCall();
  const [mode, setMode] = useState<InputMode>(features.length > mostFields ? 'json' : 'form');
  const [values, setValues] = useState<FieldValues>({});
  const [json, setJson] = useState('{}');
  const [answered, setAnswered] = useState<{ call: Answered; input: SentInput | undefined } | null>(null);
  const [sentBytes, setSentBytes] = useState(0);
  const sending = useRef<Upload<Answered>>(undefined);
  const [changed, setChanged] = useState(false);
  const form = useRef<HTMLFormElement>(null);
  const answerPlace = useRef<HTMLDivElement>(null);

  const show = useCallback(
    (next: FieldValues) => {
      setValues(next);
      setJson(JSON.stringify(withoutFiles(rowOf(features, next).row), null, 2));
    },
    [features],
  );
  // In the browser alone: the server would make addresses for files of its own.
  useEffect(() => show(initialValues(manifest)), [manifest, show]);

  const input = useMemo(
    () => (mode === 'form' ? rowOf(features, values) : rowIn(json)),
    [mode, features, values, json],
  );
  const file = onlyFile(features, values);
  const call = useMemo<ShownCall>(
    () => ({
      site,
      model,
      version,
      ...(file ? { fileName: file.fileName } : { row: withoutFiles(input.row) }),
    }),
    [site, model, version, file, input.row],
  );
  const problems = [...(problem?.errors ?? []), ...input.problems];
  const fieldPointers = ['/input', ...features.map(({ name }) => inputPointer(name))];

  async function predict(event: FormEvent) {
    event.preventDefault();
    await run(async () => {
      const [broken] = input.problems;
      if (broken) throw unsendable(input.problems);
      setSentBytes(0);
      sending.current = await predictCall({ model, version, row: input.row, file }, setSentBytes);
      setAnswered({ call: await sending.current.answered, input: sentInputOf(features, values) });
      setChanged(false);
    });
  }
  // After the commit that shows them: before it there is no marked field, and the answer has another height.
  useEffect(() => {
    if (problem) form.current?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus();
  }, [problem]);
  useEffect(() => {
    if (answered && answerPlace.current) bringIntoSight(answerPlace.current);
  }, [answered]);

  const change = useCallback((name: string, value: FieldValue) => {
    setValues((current) => ({ ...current, [name]: value }));
    setChanged(true);
  }, []);
  const changeMode = (next: InputMode) => {
    if (next === 'json') setJson(JSON.stringify(input.row, null, 2));
    else if (input.problems.length === 0) setValues(valuesOf(features, input.row));
    dismiss();
    setMode(next);
  };
  const loadExample = (index: number) => {
    const example = examples[index];
    if (!example) return;
    dismiss();
    show(valuesOf(features, example.input));
    setChanged(true);
  };

  return (
    <>
      <div className={classes.columns}>
        <div>
          <Card title="Input">
            <form ref={form} onSubmit={predict} noValidate>
              <InputForm
                manifest={manifest}
                shapes={shapes}
                mode={mode}
                values={values}
                json={json}
                problems={problems}
                onMode={changeMode}
                onValue={change}
                onJson={(text) => {
                  setJson(text);
                  setChanged(true);
                }}
                onExample={loadExample}
              />
              <div className={classes.actions}>
                <SubmitButton pending={pending}>Predict</SubmitButton>
                {pending && file && file.blob.size > smallFileBytes && (
                  <div className={classes.progress}>
                    <UploadProgress
                      sentBytes={sentBytes}
                      sizeBytes={file.blob.size}
                      whenSent="Sent. Waiting for the answer …"
                      onCancel={() => sending.current?.cancel()}
                    />
                  </div>
                )}
              </div>
            </form>
          </Card>
        </div>
        <div ref={answerPlace} className={classes.answered}>
          <Card title="Answer">
            <div aria-live="polite" aria-busy={pending}>
              {problem ? (
                <NoAnswer problem={problem} shownAtFields={mode === 'form' ? fieldPointers : ['/input']} />
              ) : answered ? (
                <div className={classes.answer} data-stale={changed || undefined}>
                  {changed && (
                    <Text size="sm" mb="sm">
                      The input has changed since. Predict again.
                    </Text>
                  )}
                  <AnsweredView answered={answered.call} input={answered.input} labelCount={manifest.labels?.length} />
                </div>
              ) : (
                <Text className={classes.waiting}>Press “Predict” to see what the model answers.</Text>
              )}
            </div>
          </Card>
        </div>
      </div>
      <Card title="The same call from your program">
        <CallAsCode call={call} />
      </Card>
    </>
  );
}

/** On a phone the answer stands below a form that may be long. One that is taller than the screen shows its top. */
function bringIntoSight(place: HTMLElement) {
  const belowHeader = window.innerHeight - Number.parseFloat(getComputedStyle(place).scrollMarginTop);
  place.scrollIntoView({ block: place.offsetHeight < belowHeader ? 'nearest' : 'start' });
}

function NoAnswer({ problem, shownAtFields }: { problem: ApiProblem; shownAtFields: readonly string[] }) {
  const allAtFields =
    problem.errors.length > 0 && problem.errors.every(({ pointer }) => shownAtFields.includes(pointer));
  if (!allAtFields) return <ProblemAlert problem={problem} shownAtFields={shownAtFields} />;
  return <Text className={classes.waiting}>The input does not fit. Correct what is marked, then predict again.</Text>;
}
