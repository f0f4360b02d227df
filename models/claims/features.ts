import type { z } from 'zod';
import type { Feature } from '#lib/registry/feature';
import type { Claim } from './generate.ts';
import { incidentTypes, policyStates } from './world.ts';

/** What the model asks about a claim; `default: null` marks what may be unknown. */
export const features: (z.input<typeof Feature> & { name: keyof Claim })[] = [
  {
    name: 'age',
    description: 'Age of the policy holder',
    type: 'integer',
    unit: 'years',
    min: 16,
    max: 120,
    default: null,
  },
  {
    name: 'policy_state',
    description: 'State the policy was issued in',
    type: 'category',
    categories: Object.keys(policyStates),
  },
  {
    name: 'policy_months',
    description: 'Months since the policy began',
    type: 'integer',
    unit: 'months',
    min: 0,
    max: 1200,
  },
  {
    name: 'annual_premium',
    description: 'Premium a year',
    type: 'number',
    unit: 'USD',
    min: 0,
    max: 100_000,
    default: null,
  },
  {
    name: 'deductible',
    description: 'What the policy holder pays first',
    type: 'number',
    unit: 'USD',
    min: 0,
    max: 10_000,
  },
  {
    name: 'vehicle_age',
    description: 'Age of the vehicle',
    type: 'integer',
    unit: 'years',
    min: 0,
    max: 100,
    default: null,
  },
  { name: 'prior_claims', description: 'Claims in the last five years', type: 'integer', min: 0, max: 50 },
  { name: 'incident_type', description: 'What happened', type: 'category', categories: Object.keys(incidentTypes) },
  { name: 'incident_hour', description: 'Hour of the day, 0 to 23', type: 'integer', min: 0, max: 23, default: null },
  {
    name: 'severity',
    description: 'Damage to the vehicle',
    type: 'category',
    categories: ['minor', 'major', 'total loss'],
    default: null,
  },
  { name: 'claim_amount', description: 'Amount claimed', type: 'number', unit: 'USD', min: 0, max: 1_000_000 },
  {
    name: 'days_to_report',
    description: 'Days from the incident to the report',
    type: 'integer',
    unit: 'days',
    min: 0,
    max: 3650,
    default: null,
  },
  { name: 'witnesses', description: 'Witnesses of the incident', type: 'integer', min: 0, max: 50, default: null },
  {
    name: 'police_report',
    description: 'Whether there is a police report',
    type: 'category',
    categories: ['yes', 'no'],
    default: null,
  },
];
