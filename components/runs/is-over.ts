import type { RunSummary } from '#lib/training/runs/run-detail';

export const isOver = ({ status }: Pick<RunSummary, 'status'>) => status !== 'queued' && status !== 'running';
