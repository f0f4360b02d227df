import classes from '#components/answers/embedding-answer.module.css';
import { CopyButton } from '#components/ui/copy-button.tsx';

const firstShown = 8;

/** A vector, or one for each token: its size, its first numbers, and all of them as a strip and to copy. */
export function EmbeddingAnswer({ embedding }: { embedding: readonly number[] | readonly (readonly number[])[] }) {
  const vectors = isMatrix(embedding) ? embedding : [embedding];
  const dimension = vectors[0]?.length ?? 0;
  const size = `${dimension.toLocaleString('en')} ${dimension === 1 ? 'dimension' : 'dimensions'}`;
  return (
    <div className={classes.answer}>
      <div className={classes.head}>
        <div>
          <div className={classes.size}>{size}</div>
          <div className={classes.note}>
            {isMatrix(embedding)
              ? `a vector for each of ${vectors.length.toLocaleString('en')} tokens; the first one is drawn`
              : `of length ${lengthOf(embedding).toPrecision(5)}`}
          </div>
        </div>
        <CopyButton value={JSON.stringify(embedding)} label="Copy all numbers" withText />
      </div>
      {dimension > 0 && <Strip vector={vectors[0]!} />}
      <code className={classes.numbers}>
        {vectors[0]?.slice(0, firstShown).map(String).join(', ')}
        {dimension > firstShown && ', …'}
      </code>
    </div>
  );
}

const isMatrix = (embedding: Props['embedding']): embedding is readonly (readonly number[])[] =>
  Array.isArray(embedding[0]);
type Props = Parameters<typeof EmbeddingAnswer>[0];

const lengthOf = (vector: readonly number[]) => Math.sqrt(vector.reduce((sum, value) => sum + value * value, 0));

/** A line for each dimension, up or down from the middle. */
function Strip({ vector }: { vector: readonly number[] }) {
  const largest = Math.max(...vector.map(Math.abs)) || 1;
  const lines = vector.map((value, index) => `M${index + 0.5} 0V${(-value / largest).toFixed(3)}`);
  return (
    <svg
      className={classes.strip}
      viewBox={`0 -1 ${vector.length} 2`}
      preserveAspectRatio="none"
      role="img"
      aria-label={`The ${vector.length} numbers of the vector, the largest ±${largest.toPrecision(3)}`}
    >
      <path d={lines.join('')} strokeWidth={0.8} />
    </svg>
  );
}
