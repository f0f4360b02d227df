/** The operator sets of a graph: `ONNX 17, ai.onnx.ml 3`. */
export const opsetText = (opsets: readonly { domain: string; version: number }[]) =>
  opsets.map(({ domain, version }) => `${domain || 'ONNX'} ${version}`).join(', ');
