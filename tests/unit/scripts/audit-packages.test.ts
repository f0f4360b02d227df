import { expect, test } from 'vitest';
import { severeVulnerabilities } from '#scripts/testing/audit-packages.ts';

const advisory = {
  source: 1,
  name: 'leaky',
  title: 'Leaks',
  url: 'https://example.org/1',
  severity: 'high',
  range: '<2',
};
const report = (vulnerabilities: object) => JSON.stringify({ auditReportVersion: 2, vulnerabilities, metadata: {} });

test('a package with a known vulnerability that is high or critical is told, with where to read of it', () => {
  const found = severeVulnerabilities(
    report({
      leaky: { name: 'leaky', severity: 'high', range: '<2', via: [advisory] },
      above: { name: 'above', severity: 'critical', range: '*', via: ['leaky'] },
      mild: { name: 'mild', severity: 'moderate', range: '<1', via: [{ ...advisory, severity: 'moderate' }] },
    }),
  );
  expect(found).toEqual([
    { title: 'leaky <2 (high)', reason: 'Leaks: https://example.org/1' },
    { title: 'above * (critical)', reason: 'through leaky' },
  ]);
});

test('a registry that cannot be asked is neither good nor bad news', () => {
  expect(severeVulnerabilities(report({}))).toEqual([]);
  for (const answer of ['', 'npm ERR!', '{}', '{"message":"405 Method Not Allowed","error":{"summary":""}}']) {
    expect(severeVulnerabilities(answer)).toBeNull();
  }
});
