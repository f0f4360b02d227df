import { z } from 'zod';
import { AppError } from '#lib/errors';
import type { Manifest } from '#lib/registry/manifest';

/** The files a version may have beside its graph. */
export const AssetName = z.enum(['tokenizer.json', 'tokenizer_config.json']);
export type AssetName = z.infer<typeof AssetName>;

/** What a file beside the graph may weigh: it is read whole into every process that serves the version. */
export const mostAssetBytes = 50 * 1024 * 1024;

const tokensFeature = ({ features }: Pick<Manifest, 'features'>) =>
  features.findIndex((feature) => feature.type === 'text' && feature.tokens);

/** The files that a version of this manifest keeps beside its graph, of those its upload has. */
export const assetsOf = (manifest: Pick<Manifest, 'features'>, names: readonly string[]): AssetName[] =>
  tokensFeature(manifest) < 0 ? [] : AssetName.options.filter((name) => names.includes(name));

/** Throws AppError('invalid') where an upload lacks a file that its manifest cannot do without. */
export function requireAssets(manifest: Pick<Manifest, 'features'>, has: (name: AssetName) => boolean): void {
  const index = tokensFeature(manifest);
  if (index < 0 || has('tokenizer.json')) return;
  throw new AppError('invalid', 'The upload lacks a file that its manifest needs.', {
    errors: [
      {
        pointer: `/features/${index}/tokens`,
        detail:
          'needs tokenizer.json: upload a .zip with model.onnx and tokenizer.json beside it, as tokenizer.save_pretrained("folder") writes it',
      },
    ],
  });
}
