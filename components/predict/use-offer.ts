'use client';

import { useMemo, useState } from 'react';
import { type Given, kindsOf } from '#components/predict/given.ts';
import { chosenByItself, type OfferedModel, offerModels } from '#components/predict/offered-model.ts';
import { planCall } from '#components/predict/plan-call.ts';
import { useFeatures } from '#components/predict/use-features.ts';

type Question = {
  models: readonly OfferedModel[];
  lastUsed: readonly string[];
  wished: string | null;
  given: Given | null;
};

/** A table's columns are compared with those of no more models than this. */
const mostCompared = 24;
const mostReasons = 5;

/** The models that take what was given, and the chosen one; the choice stands in the address. */
export function useOffer({ models, lastUsed, wished: first, given }: Question) {
  const [wished, setWished] = useState(first);
  const isTable = given?.files === 1 && given.recognised.kind === 'row';
  const byKind = useMemo(() => {
    const found = offerModels(models, given && kindsOf(given), lastUsed);
    return isTable ? found.slice(0, mostCompared) : found;
  }, [models, given, lastUsed, isTable]);
  const beforehand = chosenByItself(byKind, wished);
  const known = useFeatures(isTable ? byKind : beforehand ? [beforehand] : []);
  const isSettled = !isTable || byKind.every(({ slug }) => known.has(slug));
  const plans = byKind.map((model) => ({ model, plan: planCall(given, known.get(model.slug)?.features ?? []) }));
  const offered = isTable ? plans.flatMap(({ model, plan }) => (plan.by === 'nothing' ? [] : [model])) : byKind;
  const chosen = chosenByItself(offered, wished);
  return {
    offered,
    chosen,
    manifest: (chosen && known.get(chosen.slug)) ?? null,
    /** Why models that take tables do not take this one. */
    reasons: isTable
      ? plans
          .flatMap(({ model, plan }) => (plan.by === 'nothing' ? [`${model.name}: ${plan.reason}`] : []))
          .slice(0, mostReasons)
      : [],
    isSettled,
    choose: (slug: string) => {
      setWished(slug);
      window.history.replaceState(null, '', `/predict?model=${slug}`);
    },
  };
}
