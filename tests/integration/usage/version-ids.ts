import { database } from '#db/client';

/** The ids of a model's versions, by number from 1 on. */
export async function versionIds(modelId: string): Promise<string[]> {
  const rows = await database().sql<
    { id: string }[]
  >`select id from versions where model_id = ${modelId} order by number`;
  return rows.map(({ id }) => id);
}
