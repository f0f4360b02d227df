import classes from '#components/datasets/column-shape.module.css';
import { shortNumber } from '#components/datasets/short-number.ts';
import type { ColumnProfile } from '#lib/training/datasets/dataset-schema';

const shownValues = 3;

/** How the values of a column are spread: a small histogram, or its most frequent values. */
export function ColumnShape({ column, rowCount }: { column: ColumnProfile; rowCount: number }) {
  if (column.histogram) return <Histogram {...column.histogram} column={column} />;
  const repeated = column.top.filter(({ count }) => count > 1).slice(0, shownValues);
  if (repeated.length === 0) return <span className={classes.none}>no value comes twice</span>;
  return (
    <ul className={classes.top} aria-label={`Most frequent values of ${column.name}`}>
      {repeated.map(({ value, count }) => (
        <li key={value} title={`${value}: ${count.toLocaleString('en')} rows`}>
          <span className={classes.value}>{value}</span>
          <span className={classes.track} aria-hidden="true">
            <span style={{ width: `${(100 * count) / Math.max(1, rowCount)}%` }} />
          </span>
          <span className={classes.share}>{percentText(count / Math.max(1, rowCount))}</span>
        </li>
      ))}
    </ul>
  );
}

const widthPx = 132;
const heightPx = 32;

function Histogram({ edges, counts, column }: { edges: number[]; counts: number[]; column: ColumnProfile }) {
  const most = Math.max(...counts, 1);
  const barPx = widthPx / Math.max(1, counts.length);
  const [from, to] =
    column.type === 'date'
      ? [column.earliest ?? '', column.latest ?? '']
      : [shortNumber(edges[0] ?? 0), shortNumber(edges.at(-1) ?? 0)];
  return (
    <svg
      className={classes.histogram}
      viewBox={`0 0 ${widthPx} ${heightPx}`}
      width={widthPx}
      height={heightPx}
      role="img"
      aria-label={`How ${column.name} is spread from ${from} to ${to}`}
    >
      {counts.map((count, i) => {
        const height = count === 0 ? 0 : Math.max(1.5, (count / most) * heightPx);
        return (
          <rect
            key={edges[i]}
            x={i * barPx}
            y={heightPx - height}
            width={Math.max(0.5, barPx - 1)}
            height={height}
            rx={0.75}
          />
        );
      })}
    </svg>
  );
}

/** A share as people read it; what is there at all is never 0 %. */
export function percentText(share: number): string {
  if (share > 0 && share < 0.001) return '< 0.1 %';
  return `${new Intl.NumberFormat('en', { maximumFractionDigits: share < 0.1 ? 1 : 0 }).format(100 * share)} %`;
}
