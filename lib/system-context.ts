import type { Database } from '#db/client';
import type { Ctx } from '#lib/context';
import { newId } from '#lib/ids';

/** The context in which the platform acts by itself. */
export const systemContext = (db: Database): Ctx => ({ db, actor: { kind: 'system' }, requestId: newId('request') });
