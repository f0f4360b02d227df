import type { PricesDraft, TiersDraft } from '#components/plans/plan-draft.ts';

const settings = ['/id', '/name', '/description', '/limitPerMinute', '/maxUnits', '/position'];

/** Where the form shows a problem at its own field: JSON pointers into what is sent. */
export const fieldsOf = (draft: PricesDraft): string[] => [
  ...settings,
  '/prices/baseFee',
  '/prices/freeUnits',
  ...tierFields('/prices', draft),
  ...draft.models.flatMap((model, index) => tierFields(`/prices/models/${index}`, model)),
];

const tierFields = (at: string, { tiers }: TiersDraft) => [
  `${at}/cachedUnitPrice`,
  ...tiers.flatMap((_, index) => [
    // The last has no field for its end.
    ...(index < tiers.length - 1 ? [`${at}/tiers/${index}/upTo`] : []),
    `${at}/tiers/${index}/unitPrice`,
  ]),
];
