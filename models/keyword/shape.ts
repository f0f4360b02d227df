export const side = 40;
export const keywords = ['down', 'go', 'no', 'stop', 'up', 'yes'] as const;
export const labels = [...keywords, 'other'] as const;
export type Label = (typeof labels)[number];

/** 40 mel bins by 40 frames of 25 ms. */
export const shape = { side, inPlanes: 1, planes: [12, 20], hiddenCount: 40, classCount: labels.length } as const;
