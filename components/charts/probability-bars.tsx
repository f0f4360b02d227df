import classes from '#components/charts/probability-bars.module.css';

type Props = { probabilities: Readonly<Record<string, number>>; mostShown?: number };

/** Probabilities as bars, the highest first: a table, so that it reads as well as it looks. */
export function ProbabilityBars({ probabilities, mostShown = 10 }: Props) {
  const entries = Object.entries(probabilities).sort(([, a], [, b]) => b - a);
  const rest = entries.slice(mostShown);
  return (
    <>
      <table className={classes.bars}>
        <caption>Probabilities, the highest first</caption>
        <thead>
          <tr>
            <th scope="col">Label</th>
            <th scope="col">Bar</th>
            <th scope="col">Probability</th>
          </tr>
        </thead>
        <tbody>
          {entries.slice(0, mostShown).map(([label, probability]) => (
            <tr key={label}>
              <th scope="row" className={classes.label} title={label}>
                {label}
              </th>
              <td aria-hidden="true">
                <div className={classes.track}>
                  <div className={classes.bar} style={{ width: `${Math.max(0, Math.min(1, probability)) * 100}%` }} />
                </div>
              </td>
              <td className={classes.number} title={String(probability)}>
                {probabilityText(probability)}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {rest.length > 0 && (
        <p>
          {rest.length.toLocaleString('en')} more labels share{' '}
          {probabilityText(rest.reduce((sum, [, probability]) => sum + probability, 0))}.
        </p>
      )}
    </>
  );
}

/** Four digits after the point; what would round to zero or one without being it is said to be less. */
export function probabilityText(probability: number): string {
  if (probability < 1 && probability >= 0.99995) return '> 0.9999';
  if (probability > 0 && probability < 0.00005) return '< 0.0001';
  return probability.toFixed(4);
}
