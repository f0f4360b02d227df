/** The made-up world the claims come from: categories with their shares, and what goes with them. */

export const policyStates = { CA: 22, TX: 17, FL: 13, NY: 12, PA: 9, IL: 9, OH: 8, NC: 6, NV: 4 };

export const incidentTypes = { collision: 58, 'parked vehicle': 16, vandalism: 11, theft: 10, fire: 5 };

/** How severe an incident of each type tends to be. */
export const severities: Readonly<Record<string, Readonly<Record<string, number>>>> = {
  collision: { minor: 50, major: 36, 'total loss': 14 },
  'parked vehicle': { minor: 86, major: 13, 'total loss': 1 },
  vandalism: { minor: 80, major: 19, 'total loss': 1 },
  theft: { minor: 20, major: 25, 'total loss': 55 },
  fire: { minor: 18, major: 40, 'total loss': 42 },
};

/** What a claim of each severity comes to with a vehicle ten years old, in US dollars. */
export const baseAmounts: Readonly<Record<string, number>> = { minor: 2100, major: 9200, 'total loss': 21500 };

/** The mean number of days until an incident is reported. */
export const typicalReportDays: Readonly<Record<string, number>> = {
  collision: 2,
  'parked vehicle': 3,
  vandalism: 3,
  theft: 1.2,
  fire: 1.5,
};
