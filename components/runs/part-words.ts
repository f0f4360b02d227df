import type { PartName } from '#lib/training/evaluation/run-report';

/** The parts of the data, in the order they are read. */
export const partWords: Record<PartName, string> = { train: 'Train', validation: 'Validation', test: 'Test' };
export const partNames = ['train', 'validation', 'test'] as const satisfies readonly PartName[];
