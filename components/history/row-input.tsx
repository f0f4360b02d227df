import { fileNote } from '#components/history/file-note.ts';
import { KeptFile } from '#components/history/kept-file.tsx';
import { keptFileUrl } from '#components/history/kept-file-url.ts';
import { CodeBlock } from '#components/ui/code-block.tsx';
import type { PredictionDetail } from '#lib/usage/get-prediction';

type Props = { prediction: Pick<PredictionDetail, 'id' | 'files' | 'inputs'>; row: number };

/** What a row of a call sent: its file where it is kept, else its features as JSON. */
export function RowInput({ prediction: { id, files, inputs }, row }: Props) {
  const file = files.find((one) => one.row === row);
  if (file) return <KeptFile file={file} url={keptFileUrl(id, row)} />;
  const sent = Array.isArray(inputs) ? inputs[row] : undefined;
  if (sent === undefined) return <p>Not kept: the model keeps none, or the call was too large.</p>;
  const [only, another] = typeof sent === 'object' && sent !== null ? Object.values(sent) : [];
  const note = another === undefined ? fileNote(only) : null;
  if (note) return <p>{note.replace(/^a/, 'A')}.</p>;
  return <CodeBlock code={JSON.stringify(sent, null, 2)} label="input" wrap />;
}
