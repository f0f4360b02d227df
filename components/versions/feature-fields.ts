import type { Feature } from '#lib/registry/feature';

/** What the fields of a feature's own settings are given; `at` tells what is wrong with a setting, by its path. */
export type FeatureFields<F extends Feature> = {
  feature: F;
  which: string;
  at(field: string): string | undefined;
  change(changes: Record<string, unknown>): void;
};
