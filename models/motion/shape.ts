export const side = 32;
export const frameCount = 8;
export const labels = ['down', 'growing', 'left', 'right', 'shrinking', 'still', 'up'] as const;
export type Label = (typeof labels)[number];

/** The frames are the input planes. */
export const shape = {
  side,
  inPlanes: frameCount,
  planes: [12, 20],
  hiddenCount: 48,
  classCount: labels.length,
} as const;
