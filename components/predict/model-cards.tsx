'use client';

import type { KeyboardEvent } from 'react';
import { taskWords } from '#components/models/task-words.ts';
import type { OfferedModel } from '#components/predict/offered-model.ts';
import classes from '#components/predict/predict.module.css';

type Props = {
  models: readonly OfferedModel[];
  chosen: string | null;
  disabled: boolean;
  onChoose(slug: string): void;
};

/** Models to choose one of: a click, or the arrow keys, or Enter on the one that has the focus. */
export function ModelCards({ models, chosen, disabled, onChoose }: Props) {
  const chooseWithEnter = (slug: string) => (event: KeyboardEvent<HTMLInputElement>) => {
    if (event.key !== 'Enter') return;
    event.preventDefault();
    if (slug !== chosen) onChoose(slug);
    // By itself Enter sends only a form that has its button already.
    else event.currentTarget.form?.requestSubmit();
  };
  return (
    <fieldset className={classes.cards} disabled={disabled}>
      <legend>Model</legend>
      {models.map(({ slug, name, description, task, owner, isShared }) => (
        <label key={slug} className={classes.model}>
          <input
            type="radio"
            name="model"
            value={slug}
            checked={slug === chosen}
            onChange={() => onChoose(slug)}
            onKeyDown={chooseWithEnter(slug)}
          />
          <span className={classes.name}>{name}</span>
          {description && <span className={classes.description}>{description}</span>}
          <span className={classes.about}>
            {[task && taskWords[task], `${isShared ? 'shared with you ' : ''}by ${owner}`].filter(Boolean).join(' · ')}
          </span>
        </label>
      ))}
    </fieldset>
  );
}
