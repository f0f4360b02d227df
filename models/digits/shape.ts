export const side = 28;
export const classCount = 10;
export const shape = { side, inPlanes: 1, planes: [12, 24], hiddenCount: 64, classCount } as const;
