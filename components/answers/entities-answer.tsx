import { Text } from '@mantine/core';
import type { CSSProperties } from 'react';
import classes from '#components/answers/entities-answer.module.css';
import { entitySpans } from '#components/answers/entity-spans.ts';
import { labelColours } from '#components/answers/label-colours.ts';
import { ScoreTable } from '#components/answers/score-table.tsx';
import type { EntityAnswer } from '#lib/inference/codecs/answers';

type Props = { entities: readonly EntityAnswer[]; text: string | undefined };

/** What was found in a text: marked in it, with labels in words, and listed. */
export function EntitiesAnswer({ entities, text }: Props) {
  const colour = labelColours(entities.map(({ label }) => label));
  if (entities.length === 0) return <Text>No entities were found.</Text>;
  return (
    <div className={classes.answer}>
      {text !== undefined && (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
        <section className={classes.text} tabIndex={0} aria-label="The text, with its entities marked">
          {entitySpans(text, entities).map((span, place) =>
            span.entities.length === 0 ? (
              // Spans are known by their place.
              <span key={place}>{span.text}</span>
            ) : (
              <mark
                key={place}
                className={classes.mark}
                style={markStyle(span.entities.map((index) => colour(entities[index]!.label)))}
              >
                {span.text}
                {span.ending.map((index) => (
                  <span key={index} className={classes.tag}>
                    {entities[index]!.label}
                  </span>
                ))}
              </mark>
            ),
          )}
        </section>
      )}
      <ScoreTable
        caption="Entities, in the order of the text"
        columns={['Entity', 'Label', 'Score']}
        rows={entities.map(({ text: found, label, score }) => ({
          cells: [found, label],
          colour: colour(label),
          score,
        }))}
      />
    </div>
  );
}

/** A ground of the first entity's colour, and a line below for each that covers the span. */
function markStyle(colours: readonly string[]): CSSProperties {
  const lines = colours.map((colour, depth) => `0 ${2 * (depth + 1)}px 0 0 ${colour}`);
  return { '--mark': colours[0], boxShadow: lines.join(', ') } as CSSProperties;
}
