/** A known vulnerability that does no harm here: which, why not, and until what day that has to be looked at again. */
export type AcceptedAdvisory = { url: string; reason: string; until: string };

/** None so far. */
export const acceptedAdvisories: readonly AcceptedAdvisory[] = [];
