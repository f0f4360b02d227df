/**
 * The plans of a new installation; from then on they are finance's to edit. `PlanPrices` of `lib/billing/plans` says what
 * prices mean; where there are none, nothing costs anything.
 */
export const firstPlans = [
  {
    plan: {
      id: 'free',
      name: 'Free',
      description: 'To try things out. Nothing costs anything.',
      limitPerMinute: 60,
      isPublic: true,
      position: 1,
    },
  },
  {
    plan: {
      id: 'pay-as-you-go',
      name: 'Pay as you go',
      description: 'For programs that call now and then. You pay for what is answered, and nothing else.',
      limitPerMinute: 600,
      isPublic: true,
      position: 2,
    },
    prices: {
      baseFee: '0',
      freeUnits: 1_000,
      tiers: [
        { upTo: 100_000, unitPrice: '0.0005' },
        { upTo: 1_000_000, unitPrice: '0.0003' },
        { upTo: null, unitPrice: '0.0002' },
      ],
      cachedUnitPrice: '0.0001',
      models: [],
    },
  },
  {
    plan: {
      id: 'team',
      name: 'Team',
      description: 'For services that call all day: a fee for the month, and lower prices for each unit.',
      limitPerMinute: 3_000,
      isPublic: true,
      position: 3,
    },
    prices: {
      baseFee: '49',
      freeUnits: 100_000,
      tiers: [
        { upTo: 1_000_000, unitPrice: '0.0003' },
        { upTo: 10_000_000, unitPrice: '0.0002' },
        { upTo: null, unitPrice: '0.0001' },
      ],
      cachedUnitPrice: '0.00005',
      models: [],
    },
  },
];

/** The month their prices hold from: long past, so that no usage was before. */
export const firstPeriod = '2020-01';
