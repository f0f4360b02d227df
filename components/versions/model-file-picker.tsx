'use client';

import { FileZone } from '#components/ui/file-zone.tsx';

type Props = { reading: boolean; onFile(file: File): void };

/** Takes one model file, dropped or chosen. */
export function ModelFilePicker({ reading, onFile }: Props) {
  return (
    <FileZone label="Model file" invitation="Drop a model here, or choose a file" reading={reading} onFile={onFile}>
      An <code>.onnx</code> file; a <code>.zip</code> of a Hugging Face folder with its ONNX export, as it is; what
      XGBoost or LightGBM saves (<code>.json</code>, <code>.ubj</code>, <code>.txt</code>); or any of them zipped with{' '}
      <code>model.json</code>. No pickles: they run code. It is read in your browser first; nothing is sent yet.
    </FileZone>
  );
}
