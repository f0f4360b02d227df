'use client';

import { type KeyboardEvent, useRef, useState } from 'react';
import { labelColours } from '#components/answers/label-colours.ts';
import { RecordingPlayer } from '#components/answers/recording-player.tsx';
import { secondText } from '#components/answers/second-text.ts';
import { type Stretch, stretchesOf } from '#components/answers/stretches.ts';
import classes from '#components/answers/windows-answer.module.css';
import { probabilityText } from '#components/charts/probability-bars.tsx';
import type { WindowAnswer } from '#lib/inference/codecs/answers';

type Props = {
  windows: readonly WindowAnswer[];
  durationS: number;
  recording?: { kind: 'audio' | 'video'; url: string } | undefined;
};

/** What was answered along a recording or a film: a timeline of stretches, with its player where there is one. */
export function WindowsAnswer({ windows, durationS, recording }: Props) {
  const player = useRef<HTMLMediaElement>(null);
  const timeline = useRef<HTMLDivElement>(null);
  const [positionS, setPositionS] = useState(0);
  const [lastChosen, setChosen] = useState(0);
  // Of a short recording tenths would make stretches of no length.
  const digits = durationS < 10 ? 2 : 1;
  const stretches = stretchesOf(windows, durationS);
  const colour = labelColours(stretches.map(({ label }) => label));
  // Another answer may have fewer.
  const chosen = Math.min(lastChosen, stretches.length - 1);
  // Players seek to the sample before a place as well as to the one after it.
  const playing = stretches.findIndex(({ startS, endS }) => positionS + 0.005 >= startS && positionS + 0.005 < endS);
  const shown = stretches[recording && playing >= 0 ? playing : chosen];

  const choose = (index: number) => {
    const stretch = stretches[index];
    if (!stretch) return;
    setChosen(index);
    setPositionS(stretch.startS);
    if (player.current) player.current.currentTime = stretch.startS;
    timeline.current?.querySelectorAll('button')[index]?.focus();
  };
  const step = (event: KeyboardEvent) => {
    const to = { ArrowLeft: chosen - 1, ArrowRight: chosen + 1, Home: 0, End: stretches.length - 1 }[event.key];
    if (to === undefined) return;
    event.preventDefault();
    choose(to);
  };
  return (
    <section className={classes.answer} aria-label="What was answered along the recording">
      {recording && (
        <RecordingPlayer key={recording.url} recording={recording} player={player} onPosition={setPositionS} />
      )}
      {/* biome-ignore lint/a11y/useSemanticElements: a fieldset is for fields of a form */}
      <div
        ref={timeline}
        role="group"
        aria-label="Timeline: arrow keys go from stretch to stretch"
        className={classes.timeline}
        onKeyDown={step}
      >
        {stretches.map((stretch, index) => (
          <button
            // Stretches are known by their place.
            key={index}
            type="button"
            tabIndex={index === chosen ? 0 : -1}
            aria-label={stretchText(stretch, digits)}
            aria-current={shown === stretch || undefined}
            title={stretchText(stretch, digits)}
            className={classes.stretch}
            style={{
              left: percent(stretch.startS / durationS),
              width: percent((stretch.endS - stretch.startS) / durationS),
              background: `color-mix(in srgb, ${colour(stretch.label)} ${30 + 70 * clamped(stretch.score)}%, var(--mantine-color-body))`,
            }}
            onClick={() => choose(index)}
          />
        ))}
        {recording && (
          <span aria-hidden="true" className={classes.position} style={{ left: percent(positionS / durationS) }} />
        )}
      </div>
      <div className={classes.scale} aria-hidden="true">
        <span>{secondText(0, digits)}</span>
        <span>{secondText(durationS, digits)}</span>
      </div>
      {shown && <p className={classes.shown}>{stretchText(shown, digits)}</p>}
      <Legend stretches={stretches} colour={colour} digits={digits} />
    </section>
  );
}

const clamped = (share: number) => Math.min(1, Math.max(0, share));
const percent = (share: number) => `${(100 * (Number.isFinite(share) ? clamped(share) : 0)).toFixed(3)}%`;

function stretchText({ startS, endS, label, score, windows }: Stretch, digits: 1 | 2): string {
  const more = windows > 1 ? `, mean of ${windows} windows` : '';
  return `${secondText(startS, digits)} – ${secondText(endS, digits)}: ${label}, ${probabilityText(score)}${more}`;
}

type LegendProps = { stretches: readonly Stretch[]; digits: 1 | 2; colour(label: string): string };

/** The labels that were heard or seen, with how long each. */
function Legend({ stretches, digits, colour }: LegendProps) {
  const seconds = new Map<string, number>();
  for (const { label, startS, endS } of stretches) seconds.set(label, (seconds.get(label) ?? 0) + endS - startS);
  return (
    <ul className={classes.legend}>
      {[...seconds].slice(0, 12).map(([label, lengthS]) => (
        <li key={label}>
          <span style={{ background: colour(label) }} aria-hidden="true" />
          {label} <small>{secondText(lengthS, digits)}</small>
        </li>
      ))}
      {seconds.size > 12 && <li>and {seconds.size - 12} more</li>}
    </ul>
  );
}
