import type { Task } from '#lib/registry/manifest';
import type { Takes } from '#lib/registry/model-summary';

/** A model that can answer, as the front door shows it. */
export type OfferedModel = {
  slug: string;
  name: string;
  description: string;
  task: Task | null;
  owner: string;
  /** Whether its owner has shared it with some people, of whom one is. */
  isShared: boolean;
  takes: Takes;
  keepsInputs: boolean;
  /** The one in production, unless the address names another. */
  version: number;
  isProduction: boolean;
};

/** The models that take any of `kinds` (all, without), those used last first, the rest by name. */
export function offerModels(
  models: readonly OfferedModel[],
  kinds: readonly Takes[] | null,
  lastUsed: readonly string[],
): OfferedModel[] {
  const place = ({ slug }: OfferedModel) => {
    const at = lastUsed.indexOf(slug);
    return at < 0 ? lastUsed.length : at;
  };
  return models
    .filter(({ takes }) => kinds === null || kinds.includes(takes))
    .toSorted((a, b) => place(a) - place(b) || a.name.localeCompare(b.name, 'en'));
}

/** The one that is chosen without being asked for: the wished one where it is offered, or the only one. */
export function chosenByItself(offered: readonly OfferedModel[], wished: string | null): OfferedModel | null {
  return offered.find(({ slug }) => slug === wished) ?? (offered.length === 1 ? offered[0]! : null);
}
