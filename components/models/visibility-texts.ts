import type { ModelSummary } from '#lib/registry/model-summary';

/** Who may use a model, in a few words. */
export const visibilityTexts: Record<ModelSummary['visibility'], string> = {
  private: 'Private',
  shared: 'Shared with people its owner chose',
  everyone: 'Everyone here may use it',
};
