import { createRandom, type Random, randomInt, randomNormal } from '#lib/training/learners/random';
import { sigmoid } from '#lib/training/learners/sigmoid';
import { baseAmounts, incidentTypes, policyStates, severities, typicalReportDays } from './world.ts';

/** One claim as an insurer would have it on file: null where nobody filled it in. */
export type Claim = {
  age: number | null;
  policy_state: string;
  policy_months: number;
  annual_premium: number | null;
  deductible: number;
  vehicle_age: number | null;
  prior_claims: number;
  incident_type: string;
  incident_hour: number | null;
  severity: string | null;
  claim_amount: number;
  days_to_report: number | null;
  witnesses: number | null;
  police_report: string | null;
};

/** A claim with the truth about it; `fraudProbability` is the best anyone could know who saw every value. */
export type LabelledClaim = { claim: Claim; isFraud: boolean; fraudProbability: number };

/** Made-up insurance claims, `rows` of them, one after another: the same seed gives the same claims. */
export function* generateClaims(rows: number, seed: number): Generator<LabelledClaim> {
  const random = createRandom(seed);
  for (let row = 0; row < rows; row++) {
    const complete = drawClaim(random);
    const logit = fraudLogit(complete);
    const isFraud = random() < sigmoid(logit);
    yield { isFraud, ...leaveOut(complete, isFraud, logit, random) };
  }
}

type Complete = { [Column in keyof Claim]: NonNullable<Claim[Column]> };

function drawClaim(random: Random): Complete {
  const age = Math.round(Math.min(90, Math.max(18, 44 + 15 * randomNormal(random))));
  const incident = pick(incidentTypes, random);
  const severity = pick(severities[incident]!, random);
  const vehicleAge = Math.min(25, Math.floor(-7 * Math.log(1 - random())));
  const base = baseAmounts[severity]! * Math.exp(0.45 * randomNormal(random)) * (1.25 - 0.025 * vehicleAge);
  const priorClaims = Math.min(8, Math.floor(-1.1 * Math.log(1 - random())));
  const days = typicalReportDays[incident]! * -Math.log(1 - random());
  return {
    age,
    policy_state: pick(policyStates, random),
    policy_months: Math.max(1, Math.round(-60 * Math.log(1 - random()))),
    annual_premium: round(Math.max(350, 900 + (age < 26 ? 600 : 0) + 90 * priorClaims + 220 * randomNormal(random)), 2),
    deductible: [250, 500, 1000, 2000][randomInt(random, 4)]!,
    vehicle_age: vehicleAge,
    prior_claims: priorClaims,
    incident_type: incident,
    incident_hour: Math.floor(24 * (random() < 0.75 ? 0.3 + 0.6 * random() : random())),
    severity,
    claim_amount: round(Math.max(120, base), 2),
    days_to_report: Math.min(90, Math.floor(random() < 0.06 ? days + 30 * random() : days)),
    witnesses: incident === 'collision' ? randomInt(random, 4) : Math.max(0, randomInt(random, 4) - 1),
    police_report: random() < (severity === 'minor' ? 0.35 : incident === 'theft' ? 0.85 : 0.7) ? 'yes' : 'no',
  };
}

/** The log-odds of fraud: what investigators look for, some of it only together. */
function fraudLogit(claim: Complete): number {
  const inflated = Math.log(claim.claim_amount / baseAmounts[claim.severity]!) / 0.45;
  const isNight = claim.incident_hour < 5 || claim.incident_hour >= 23;
  const isSevere = claim.severity === 'major' || claim.severity === 'total loss';
  let logit = -3.67 + 0.85 * Math.max(0, inflated) + 0.4 * Math.min(claim.prior_claims, 5);
  if (claim.policy_months <= 6) logit += 1.5;
  if (claim.days_to_report > 14) logit += 1.4;
  else if (claim.days_to_report > 6) logit += 0.6;
  if (claim.police_report === 'no') logit += claim.incident_type === 'theft' ? 2.4 : isSevere ? 1.6 : 0.2;
  if (claim.witnesses === 0) logit += isNight ? 1.7 : 0.5;
  if (claim.incident_type === 'fire' && claim.vehicle_age >= 10) logit += 1.9;
  if (claim.incident_type === 'theft' && claim.vehicle_age <= 3) logit -= 0.8;
  if (claim.severity === 'total loss') logit += 0.9;
  if (claim.deductible >= 1000) logit -= 0.3;
  if (claim.policy_state === 'FL' || claim.policy_state === 'NV') logit += 0.5;
  return logit;
}

/** How often a value is left out, for honest claims and for fraudulent ones: silence can be a hint. */
const gaps: { column: keyof Claim; honest: number; fraud: number }[] = [
  { column: 'age', honest: 0.02, fraud: 0.02 },
  { column: 'annual_premium', honest: 0.05, fraud: 0.05 },
  { column: 'vehicle_age', honest: 0.04, fraud: 0.06 },
  { column: 'incident_hour', honest: 0.06, fraud: 0.12 },
  { column: 'severity', honest: 0.03, fraud: 0.03 },
  { column: 'days_to_report', honest: 0.05, fraud: 0.1 },
  { column: 'witnesses', honest: 0.08, fraud: 0.12 },
  { column: 'police_report', honest: 0.1, fraud: 0.2 },
];

function leaveOut(complete: Complete, isFraud: boolean, logit: number, random: Random) {
  const claim: Claim = { ...complete };
  let evidence = 0;
  for (const { column, honest, fraud } of gaps) {
    const isMissing = random() < (isFraud ? fraud : honest);
    if (isMissing) Object.assign(claim, { [column]: null });
    // Bayes: what is filled in or not shifts the odds too.
    evidence += isMissing ? Math.log(fraud / honest) : Math.log((1 - fraud) / (1 - honest));
  }
  return { claim, fraudProbability: sigmoid(logit + evidence) };
}

function pick(shares: Readonly<Record<string, number>>, random: Random): string {
  const entries = Object.entries(shares);
  let left = random() * entries.reduce((sum, [, share]) => sum + share, 0);
  for (const [name, share] of entries) {
    left -= share;
    if (left < 0) return name;
  }
  return entries.at(-1)![0];
}

const round = (value: number, digits: number) => Number(value.toFixed(digits));
