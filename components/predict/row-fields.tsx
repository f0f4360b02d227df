'use client';

import { FeatureField } from '#components/playground/feature-field.tsx';
import { type FieldValue, type FieldValues, inputPointer } from '#components/playground/field-values.ts';
import classes from '#components/predict/predict.module.css';
import type { FieldProblem } from '#components/ui/api-problem.ts';
import type { Feature } from '#lib/registry/feature';

type Props = {
  features: readonly Feature[];
  values: FieldValues;
  problems: readonly FieldProblem[];
  onValue(name: string, value: FieldValue): void;
};

/** One row to fill in, with a field for each feature. */
export function RowFields({ features, values, problems, onValue }: Props) {
  return (
    <div className={classes.fields}>
      {features.map((feature) => (
        <div key={feature.name} className={isWide(feature) ? classes.wide : undefined}>
          <FeatureField
            feature={feature}
            value={values[feature.name]}
            error={problems.find(({ pointer }) => pointer === inputPointer(feature.name))?.detail}
            only={features.length === 1}
            onChange={onValue}
          />
        </div>
      ))}
    </div>
  );
}

const isWide = ({ type }: Feature) => /^(text|image|audio|video|tensor)$/.test(type);
