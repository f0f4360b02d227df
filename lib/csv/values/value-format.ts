import { z } from 'zod';

/** How a column writes its values, where that is not the usual way: `1.234,56`; `25/01/2015`; `01/25/2015`. */
export const ValueFormat = z.enum(['decimal-comma', 'day-first', 'month-first']);
export type ValueFormat = z.infer<typeof ValueFormat>;
