'use client';

import { Loader, Text } from '@mantine/core';
import { useRouter } from 'next/navigation';
import { type FormEvent, useEffect, useRef, useState } from 'react';
import type { SentInput } from '#components/answers/sent-input.ts';
import { AskAnother } from '#components/predict/ask-another.tsx';
import { AskedCard } from '#components/predict/asked-card.tsx';
import { DropZone } from '#components/predict/drop-zone.tsx';
import { type Given, kindsOf } from '#components/predict/given.ts';
import { GivenCard } from '#components/predict/given-card.tsx';
import { KeepSwitch } from '#components/predict/keep-switch.tsx';
import { ModelCards } from '#components/predict/model-cards.tsx';
import { NoModelTakes } from '#components/predict/no-model-takes.tsx';
import type { OfferedModel } from '#components/predict/offered-model.ts';
import { planCall } from '#components/predict/plan-call.ts';
import classes from '#components/predict/predict.module.css';
import { prepareCall } from '#components/predict/prepare-call.ts';
import { RowFields } from '#components/predict/row-fields.tsx';
import { startBatch, totalBytes } from '#components/predict/start-batch.ts';
import { useAsked } from '#components/predict/use-asked.ts';
import { useDroppedFiles } from '#components/predict/use-dropped-files.ts';
import { useGiven } from '#components/predict/use-given.ts';
import { useOffer } from '#components/predict/use-offer.ts';
import { useRowValues } from '#components/predict/use-row-values.ts';
import { Card } from '#components/ui/card.tsx';
import { ProblemAlert } from '#components/ui/problem-alert.tsx';
import { SubmitButton } from '#components/ui/submit-button.tsx';
import type { Upload } from '#components/ui/upload.ts';
import { useCall } from '#components/ui/use-call.ts';
import { UploadProgress } from '#components/versions/upload-progress.tsx';
import type { BatchJobDetail } from '#lib/batch/batch-job-detail';

type Props = {
  models: readonly OfferedModel[];
  /** Slugs, those asked last first. */
  lastUsed: readonly string[];
  /** The model of the address. */
  wished: string | null;
  mayPublish: boolean;
};

/** The front door: something is given, a model that takes it is chosen, and the answer stands on the same page. */
export function PredictDesk({ models, lastUsed, wished, mayPublish }: Props) {
  const router = useRouter();
  const { given, typed, isTyped, reading, take, type, clear } = useGiven();
  const { asked, ask, forget, cancel } = useAsked();
  const { offered, chosen, manifest, reasons, isSettled, choose } = useOffer({ models, lastUsed, wished, given });
  const plan = manifest ? planCall(given, manifest.features) : null;
  const row = useRowValues(manifest, plan);
  const batch = useCall();
  const [sentBytes, setSentBytes] = useState(0);
  const sending = useRef<Upload<BatchJobDetail>>(undefined);
  const [keeps, setKeeps] = useState<boolean | null>(null);
  const [isStale, setIsStale] = useState(false);
  const [wasGiven, setWasGiven] = useState(false);
  const [isAwaited, setIsAwaited] = useState(false);
  const form = useRef<HTMLFormElement>(null);
  const choices = useRef<HTMLDivElement>(null);
  const answers = useRef<HTMLElement>(null);
  const isBusy = batch.pending;
  const isOver = useDroppedFiles(takeFiles, isBusy);
  const hasCard = given !== null && !isTyped;
  const keepFile = keeps ?? true;
  const isAsking = asked.some(({ answered, problem }) => !answered && !problem);

  // Somebody who does not point goes on from here: to the models, and from them to the button.
  useEffect(() => {
    if (hasCard && isSettled) choices.current?.querySelector<HTMLElement>('input:checked, input')?.focus();
  }, [hasCard, isSettled]);
  // Whoever pressed Enter before it was known what the model takes is not made to press it again.
  useEffect(() => {
    if (!isAwaited || !plan) return;
    setIsAwaited(false);
    if (plan.by === 'file' || plan.by === 'row') form.current?.requestSubmit();
  }, [isAwaited, plan]);
  const answeredCount = asked.filter(({ answered, problem }) => answered || problem).length;
  useEffect(() => {
    if (answeredCount > 0) answers.current?.scrollIntoView({ block: 'nearest' });
  }, [answeredCount]);

  function takeFiles(files: readonly File[]) {
    forget();
    batch.dismiss();
    setIsStale(false);
    setIsAwaited(false);
    setWasGiven(true);
    void take(files);
  }
  function chooseModel(slug: string) {
    setIsAwaited(false);
    choose(slug);
  }
  function tryAnother() {
    setIsAwaited(false);
    forget();
    batch.dismiss();
    clear();
  }
  function askOf(model: OfferedModel, version: number) {
    if (isStale) forget();
    setIsStale(false);
    void ask({ model, version, keepFile, prepare: () => prepareCall({ model, version, given, values: row.values }) });
  }
  async function predict(event: FormEvent) {
    event.preventDefault();
    if (!chosen || isBusy) return;
    if (!plan) return setIsAwaited(given !== null);
    if (plan.by === 'nothing') return;
    if (plan.by !== 'batch') return askOf(chosen, chosen.version);
    await batch.run(async () => {
      setSentBytes(0);
      const { slug, version } = chosen;
      sending.current = startBatch({ model: slug, version, files: plan.files }, setSentBytes);
      router.push(`/batch/${(await sending.current.answered).id}`);
    });
  }

  const kinds = given ? kindsOf(given) : [];
  const last = asked.at(-1);
  const formProblem = plan?.by === 'form' ? asked.find(({ model }) => model.slug === chosen?.slug)?.problem : null;
  return (
    <>
      <form ref={form} onSubmit={predict} noValidate method="post">
        <div className={classes.desk} data-given={hasCard || undefined}>
          <div>
            {hasCard ? (
              <GivenCard given={given} onAnother={tryAnother} disabled={isBusy} />
            ) : (
              <DropZone
                isOver={isOver}
                reading={reading && !isTyped}
                disabled={isBusy}
                takesFocus={wasGiven}
                isReady={plan !== null && plan.by !== 'nothing'}
                typed={typed}
                onTyped={(text) => {
                  setIsStale(true);
                  void type(text);
                }}
                onFiles={takeFiles}
              />
            )}
          </div>
          {(given === null || kinds.length > 0) && (
            <div>
              <Card title={given ? 'Who should answer?' : 'Or begin with a model'}>
                <div ref={choices}>
                  {!isSettled ? (
                    <Loader size="sm" aria-label="Looking which models fit" />
                  ) : offered.length > 0 ? (
                    <ModelCards
                      models={offered}
                      chosen={chosen?.slug ?? null}
                      disabled={isBusy}
                      onChoose={chooseModel}
                    />
                  ) : (
                    kinds[0] && <NoModelTakes kind={kinds[0]} reasons={reasons} mayPublish={mayPublish} />
                  )}
                </div>
                {plan?.by === 'form' && manifest && (
                  <RowFields
                    features={manifest.features}
                    values={row.values}
                    problems={formProblem?.errors ?? []}
                    onValue={(name, value) => {
                      setIsStale(true);
                      row.change(name, value);
                    }}
                  />
                )}
                {chosen && plan && (
                  <div className={classes.send}>
                    {plan.by === 'nothing' ? (
                      <Text size="sm" role="status">
                        {plan.reason}
                      </Text>
                    ) : (
                      <>
                        <KeepSwitch
                          model={chosen}
                          by={plan.by}
                          keeps={keepFile && chosen.keepsInputs}
                          onKeeps={setKeeps}
                          disabled={isBusy}
                        />
                        <ProblemAlert problem={batch.problem} />
                        {batch.pending && plan.by === 'batch' ? (
                          <UploadProgress
                            sentBytes={sentBytes}
                            sizeBytes={totalBytes(plan.files)}
                            onCancel={() => sending.current?.cancel()}
                          />
                        ) : (
                          <div>
                            <SubmitButton pending={isAsking}>Predict</SubmitButton>
                          </div>
                        )}
                      </>
                    )}
                  </div>
                )}
              </Card>
            </div>
          )}
        </div>
      </form>
      {asked.length > 0 && (
        <section ref={answers} aria-label="Answers">
          {isStale && (
            <Text size="sm" mb="sm" role="status">
              The input has changed since. Predict again.
            </Text>
          )}
          <div className={classes.answers} data-stale={isStale || undefined}>
            {asked.map((one) => (
              <div key={one.key}>
                <AskedCard asked={one} input={inputOf(given)} onCancel={() => cancel(one.key)} />
              </div>
            ))}
          </div>
          {last && answeredCount > 0 && !isStale && (
            <div className={classes.after}>
              <AskAnother
                key={last.model.slug}
                models={offered}
                current={last.model}
                asked={asked.map(({ key }) => key)}
                onAsk={askOf}
              />
            </div>
          )}
        </section>
      )}
    </>
  );
}

/** What an answer is drawn over. */
function inputOf(given: Given | null): SentInput | undefined {
  if (given?.files !== 1) return undefined;
  const { recognised, url } = given;
  if (recognised.kind === 'text') return { kind: 'text', text: recognised.text };
  const { kind } = recognised;
  return url && (kind === 'image' || kind === 'audio' || kind === 'video') ? { kind, url } : undefined;
}
