import type { PredictionDetail } from '#lib/usage/get-prediction';

type Asked = Pick<PredictionDetail, 'files' | 'inputs'>;

/** Whether two predictions were asked the same, as far as what was kept of them says. Kept files go by name and size. */
export function isSameInput(a: Asked, b: Asked): boolean {
  const [fileOfA] = a.files;
  const [fileOfB] = b.files;
  if (fileOfA || fileOfB) {
    return (
      fileOfA?.name === fileOfB?.name && fileOfA?.sizeBytes === fileOfB?.sizeBytes && fileOfA?.type === fileOfB?.type
    );
  }
  if (a.inputs === null || b.inputs === null) return false;
  const written = JSON.stringify(a.inputs);
  // Of a file that was not kept only its size is.
  return (
    written === JSON.stringify(b.inputs) && !/"\[(image|audio|video|tensor), \d+ (bytes|characters)\]"/.test(written)
  );
}
