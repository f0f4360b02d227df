import { buildPages } from '#scripts/start/build-pages.ts';

/** Before tests of the whole product: its pages, built if they are older than their sources. */
export default async function buildOnce(): Promise<void> {
  await buildPages();
}
