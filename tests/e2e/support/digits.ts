import { bellwether } from './client.ts';

/** Pictures of the digits 0 to 9, as the starter model has them for examples. */
export async function digits(): Promise<Buffer[]> {
  const { manifest } = await bellwether().models.getVersion({ slug: 'digits', number: 1 });
  const pictures = manifest!.examples.map(({ input }) => String(Object.values(input)[0]).replace(/^data:[^,]*,/, ''));
  return pictures.map((base64) => Buffer.from(base64, 'base64'));
}
