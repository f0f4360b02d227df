import { z } from 'zod';
import { callApi } from './api.ts';

const Version = z.object({
  manifest: z.object({ examples: z.array(z.object({ input: z.record(z.string(), z.string()) })) }),
});

/** Pictures of the digits 0 to 9, as the starter model has them for examples. */
export async function digits(): Promise<Buffer[]> {
  const { manifest } = Version.parse((await callApi('/api/v1/models/digits/versions/1')).body);
  const pictures = manifest.examples.map(({ input }) => Object.values(input)[0]!.replace(/^data:[^,]*,/, ''));
  return pictures.map((base64) => Buffer.from(base64, 'base64'));
}
