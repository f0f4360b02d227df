import classes from '#components/versions/graph-values.module.css';
import { shapeText } from '#components/versions/shape-text.ts';

type Value = { name: string; kind: string; elementType: string; shape: readonly (number | string | null)[] | null };
type Props = {
  inputs: readonly Value[];
  outputs: readonly Value[];
  /** More facts about the graph, each with its name. */
  more?: readonly { label: string; text: string }[];
};

const mostShown = 24;

/** What goes into a graph and what comes out of it. */
export function GraphValues({ inputs, outputs, more = [] }: Props) {
  return (
    <dl className={classes.values}>
      <dt>{inputs.length === 1 ? 'Input' : 'Inputs'}</dt>
      <dd>
        <Values values={inputs} />
      </dd>
      <dt>{outputs.length === 1 ? 'Output' : 'Outputs'}</dt>
      <dd>
        <Values values={outputs} />
      </dd>
      {more.map(({ label, text }) => (
        <div key={label} style={{ display: 'contents' }}>
          <dt>{label}</dt>
          <dd>{text}</dd>
        </div>
      ))}
    </dl>
  );
}

function Values({ values }: { values: readonly Value[] }) {
  return (
    <>
      {values.slice(0, mostShown).map((value) => (
        <span key={value.name} className={classes.value}>
          {value.name} <span className={classes.type}>{value.kind === 'tensor' ? shapeText(value) : value.kind}</span>
        </span>
      ))}
      {values.length > mostShown && <span>and {values.length - mostShown} more</span>}
    </>
  );
}
