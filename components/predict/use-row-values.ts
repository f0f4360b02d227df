'use client';

import { useCallback, useEffect, useState } from 'react';
import { type FieldValue, type FieldValues, initialValues, valuesOf } from '#components/playground/field-values.ts';
import type { Plan } from '#components/predict/plan-call.ts';
import type { Manifest } from '#lib/registry/manifest';

/** The fields of a row to be filled in: an example's where nothing was given, else what was, beside the defaults. */
export function useRowValues(manifest: Manifest | null, plan: Plan | null) {
  const [values, setValues] = useState<FieldValues>({});
  const given = plan?.by === 'form' ? JSON.stringify(plan.row) : null;
  useEffect(() => {
    if (given === null || !manifest) return;
    const row: Record<string, unknown> = JSON.parse(given);
    const isExample = Object.keys(row).length === 0;
    const start = initialValues({ ...manifest, examples: isExample ? manifest.examples : [] });
    const known = manifest.features.filter(({ name }) => name in row);
    setValues({ ...start, ...valuesOf(known, row) });
  }, [manifest, given]);
  const change = useCallback(
    (name: string, value: FieldValue) => setValues((before) => ({ ...before, [name]: value })),
    [],
  );
  return { values, change };
}
