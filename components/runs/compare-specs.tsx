import type { Compared } from '#components/runs/compare-metrics.tsx';
import classes from '#components/runs/report-table.module.css';
import { type SpecRow, specRows } from '#components/runs/spec-rows.ts';
import { Card } from '#components/ui/card.tsx';

/** What differs between runs, and behind a fold what does not. */
export function CompareSpecs({ runs }: { runs: readonly Compared[] }) {
  const specs = runs.map(({ run }) => new Map(specRows(run).map((row) => [row.name, row])));
  const names = [...new Set(specs.flatMap((spec) => [...spec.keys()]))];
  const rows = names.map((name) => ({ name, of: specs.map((spec) => spec.get(name)) }));
  const differs = ({ of }: { of: (SpecRow | undefined)[] }) => new Set(of.map((row) => row?.value)).size > 1;
  const [different, same] = [rows.filter(differs), rows.filter((row) => !differs(row))];
  return (
    <Card title="What differs" description="Data, parameters and everything else that decides what a run learns.">
      {different.length > 0 ? (
        <SpecTable label="What differs" runs={runs} rows={different} />
      ) : (
        <p className={classes.note}>Nothing: these runs are repetitions of each other.</p>
      )}
      {same.length > 0 && (
        <details className={classes.details}>
          <summary>The same for all</summary>
          <SpecTable label="The same for all" runs={runs.slice(0, 1)} rows={same} unnamed />
        </details>
      )}
    </Card>
  );
}

type TableProps = {
  label: string;
  runs: readonly Compared[];
  rows: { name: string; of: (SpecRow | undefined)[] }[];
  unnamed?: boolean;
};

function SpecTable({ label, runs, rows, unnamed }: TableProps) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
    <section className={classes.scroll} tabIndex={0} aria-label={label}>
      <table className={classes.table}>
        <caption>{label}</caption>
        <thead>
          <tr>
            <th scope="col">Setting</th>
            {runs.map(({ run, name }) => (
              <th key={run.id} scope="col">
                {unnamed ? 'All runs' : name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(({ name, of }) => (
            <tr key={name}>
              <th scope="row">{of.some((row) => row?.isParameter) ? <code>{name}</code> : name}</th>
              {runs.map(({ run }, index) => (
                <td key={run.id}>{shortened(of[index]?.value)}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

/** Hashes are told apart by their beginning. */
function shortened(value: string | undefined): string {
  if (value === undefined) return '–';
  return /^[0-9a-f]{64}$/.test(value) ? `${value.slice(0, 16)}…` : value;
}
