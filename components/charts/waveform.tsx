import classes from '#components/charts/waveform.module.css';

type Props = {
  /** The loudest sample of each stretch of equal length, 0 to 1. */
  peaks: readonly number[];
  /** What is drawn, for screen readers. */
  label: string;
};

/** The loudness of a recording along its time. */
export function Waveform({ peaks, label }: Props) {
  const lines = peaks.map((peak, index) => {
    const half = Math.max(0.01, Math.min(1, peak));
    return `M${index + 0.5} ${-half}V${half}`;
  });
  return (
    <svg
      className={classes.waveform}
      viewBox={`0 -1.05 ${peaks.length} 2.1`}
      preserveAspectRatio="none"
      role="img"
      aria-label={label}
    >
      <path d={lines.join('')} strokeWidth={0.7} />
    </svg>
  );
}
