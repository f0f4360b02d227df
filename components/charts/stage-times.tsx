import type { CSSProperties } from 'react';
import classes from '#components/charts/stage-times.module.css';

type Stage = { name: string; ms: number };

/** One colour a stage, told apart by lightness too. */
const colours = ['gray-5', 'blue-5', 'violet-5', 'verdigris-5', 'orange-5'];
const colourOf = (index: number) => `var(--mantine-color-${colours[index % colours.length]})`;

/** How long each stage of a call took, as shares of one strip, with the numbers below. */
export function StageTimes({ stages }: { stages: readonly Stage[] }) {
  const total = stages.reduce((sum, { ms }) => sum + ms, 0);
  const styled = (index: number, share: number): CSSProperties & Record<`--${string}`, string | number> => ({
    '--colour': colourOf(index),
    '--share': share,
  });
  return (
    <div>
      <div className={classes.strip} aria-hidden="true">
        {stages.map(({ name, ms }, index) => (
          <span key={name} style={styled(index, total === 0 ? 1 : ms / total)} />
        ))}
      </div>
      <ul className={classes.stages} aria-label="Time by stage">
        {stages.map(({ name, ms }, index) => (
          <li key={name}>
            <span className={classes.key} style={styled(index, 1)} aria-hidden="true" />
            {name} {shortMs(ms)} ms
          </li>
        ))}
      </ul>
    </div>
  );
}

const shortMs = (ms: number) => new Intl.NumberFormat('en', { maximumSignificantDigits: 2 }).format(ms);
