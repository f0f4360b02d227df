const kindNames: Record<string, string> = {
  'base-fee': 'Base fees',
  adjustment: 'Adjustments',
  credit: 'Credits used',
  correction: 'Corrections',
};

/** What revenue by model calls a group of lines: the model’s name, or what the lines are where they are of no model. */
export const lineGroupName = (group: string, modelName: string | null): string =>
  modelName ?? kindNames[group] ?? group;
