import { z } from 'zod';

/** Recovery codes as they are told, this once. */
export const RecoveryCodes = z
  .object({ recoveryCodes: z.array(z.string()).describe('Each good once, instead of a code of the app.') })
  .meta({ id: 'RecoveryCodes' });
export type RecoveryCodes = z.infer<typeof RecoveryCodes>;
