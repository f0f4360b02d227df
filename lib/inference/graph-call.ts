import type { Session } from '#lib/inference/session';
import { emptyData, joinTensors, sliceRows, type Tensors, type TensorType } from '#lib/inference/tensors';

/** An output that is the input of the next window of the same recording; zeros at its first. */
export type CarriedState = { input: string; output: string; shape: readonly number[]; type: TensorType };

/** How a version's graph is called, whatever its rows are. */
export type GraphCall = {
  outputNames: string[];
  /** Inputs that are always fed the same. */
  fixed?: Tensors;
  /** Dimensions of outputs, the one for rows included; a graph for one row alone may leave that out. */
  outputRanks?: Readonly<Record<string, number>>;
  /** Where there is any, the rows of a run are the windows of one recording, and never those of two. */
  carried?: readonly CarriedState[];
};

/** Runs the rows of `feeds` through a loaded graph; one after another where they carry state. */
export function runGraph(
  session: Session,
  feeds: Tensors,
  { outputNames, fixed, outputRanks, carried }: GraphCall,
): Promise<Tensors> {
  if (carried) return runCarrying(session, feeds, fixed ?? {}, { outputNames, carried });
  const run = session.run(fixed ? { ...feeds, ...fixed } : feeds, outputNames);
  return outputRanks ? run.then((outputs) => withRows(outputs, outputRanks)) : run;
}

/** Runs each window with the state that the one before left, and gives all windows' outputs as one. */
async function runCarrying(
  session: Session,
  feeds: Tensors,
  fixed: Tensors,
  { outputNames, carried }: { outputNames: readonly string[]; carried: readonly CarriedState[] },
): Promise<Tensors> {
  const rows = Object.values(feeds)[0]?.dims[0] ?? 0;
  const names = [...new Set([...outputNames, ...carried.map(({ output }) => output)])];
  let state: Tensors = Object.fromEntries(
    carried.map(({ input, shape, type }) => {
      return [
        input,
        {
          type,
          dims: shape,
          data: emptyData(
            type,
            shape.reduce((a, b) => a * b, 1),
          ),
        },
      ];
    }),
  );
  const windows: Tensors[] = [];
  for (let row = 0; row < rows; row++) {
    const outputs = await session.run({ ...sliceRows(feeds, row, row + 1), ...fixed, ...state }, names);
    state = Object.fromEntries(carried.map(({ input, output }) => [input, outputs[output]!]));
    windows.push(Object.fromEntries(outputNames.map((name) => [name, outputs[name]!])));
  }
  const joined = joinTensors(windows);
  if (!joined) throw new Error('It answers its windows in different shapes.');
  return joined;
}

/** Gives an output without a dimension for rows that of its one row. */
function withRows(outputs: Tensors, ranks: Readonly<Record<string, number>>): Tensors {
  return Object.fromEntries(
    Object.entries(outputs).map(([name, tensor]) => {
      const lacksRows = tensor.dims.length + 1 === ranks[name];
      return [name, lacksRows ? { ...tensor, dims: [1, ...tensor.dims] } : tensor];
    }),
  );
}
