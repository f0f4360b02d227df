import { expect, test } from 'vitest';
import { acceptedAdvisories } from '#scripts/testing/accepted-advisories.ts';
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
  expect(found).toEqual({
    severe: [
      { title: 'leaky <2 (high)', reason: 'Leaks: https://example.org/1' },
      { title: 'above * (critical)', reason: 'through leaky' },
    ],
    accepted: [],
  });
});

const leaky = { severity: 'high', range: '<2', via: [advisory] };
const accepted = { url: advisory.url, reason: 'Only its tests read files.', until: '2027-01-01' };

test('one that was accepted fails nothing until its day, nor what is vulnerable through it alone, and is told', () => {
  const answer = report({ leaky, above: { severity: 'high', range: '*', via: ['leaky'] } });
  const before = severeVulnerabilities(answer, [accepted], new Date('2026-12-31T23:59:59Z'))!;
  expect(before.severe).toEqual([]);
  expect(before.accepted.map(({ title }) => title)).toEqual(['leaky <2 (high)', 'above * (high)']);
  expect(before.accepted[0]!.reason).toMatch(/until 2027-01-01: Only its tests/);
  expect(severeVulnerabilities(answer, [accepted], new Date('2027-01-01T00:00:00Z'))!.severe).toHaveLength(2);
});

test('another vulnerability of the same package is not accepted with it', () => {
  const second = { ...advisory, url: 'https://example.org/2' };
  const answer = report({ leaky: { ...leaky, via: [advisory, second] } });
  expect(severeVulnerabilities(answer, [accepted], new Date('2026-12-01'))!.severe).toHaveLength(1);
});

test('whatever is accepted says why, and is looked at again within half a year', () => {
  const latest = new Date(Date.now() + 184 * 86_400_000).toISOString().slice(0, 10);
  for (const { url, reason, until } of acceptedAdvisories) {
    expect(url).toMatch(/^https:/);
    expect(reason.length, url).toBeGreaterThan(20);
    expect(until, url).toMatch(/^\d{4}-\d{2}-\d{2}$/);
    expect(until < latest, url).toBe(true);
  }
});

test('a registry that cannot be asked is neither good nor bad news', () => {
  expect(severeVulnerabilities(report({}))).toEqual({ severe: [], accepted: [] });
  for (const answer of ['', 'npm ERR!', '{}', '{"message":"405 Method Not Allowed","error":{"summary":""}}']) {
    expect(severeVulnerabilities(answer)).toBeNull();
  }
});
