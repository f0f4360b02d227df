import { execFile } from 'node:child_process';
import { z } from 'zod';
import { type AcceptedAdvisory, acceptedAdvisories } from './accepted-advisories.ts';

const Advisory = z.object({ title: z.string(), url: z.string(), severity: z.string() });
const Report = z.object({
  auditReportVersion: z.literal(2),
  vulnerabilities: z.record(
    z.string(),
    z.object({ severity: z.string(), range: z.string(), via: z.array(z.union([z.string(), Advisory])) }),
  ),
});

const severe = new Set(['high', 'critical']);

type Told = { title: string; reason: string };
type Vulnerabilities = z.infer<typeof Report>['vulnerabilities'];

/**
 * What `npm audit --json` says of packages that the product runs with: each with a known vulnerability that is high or
 * critical, as a line; `accepted` are those of the list whose day has not come. Null where that is no report, since the
 * registry could not be asked.
 */
export function severeVulnerabilities(
  answer: string,
  list: readonly AcceptedAdvisory[] = acceptedAdvisories,
  now = new Date(),
): { severe: Told[]; accepted: Told[] } | null {
  const report = Report.safeParse(jsonIn(answer)).data;
  if (!report) return null;
  const today = now.toISOString().slice(0, 10);
  const inForce = new Map(list.filter(({ until }) => today < until).map((one) => [one.url, one]));
  const isAccepted = (name: string) => {
    const urls = advisoriesOf(report.vulnerabilities, name);
    return urls.length > 0 && urls.every((url) => inForce.has(url));
  };
  const found = Object.entries(report.vulnerabilities)
    .filter(([, { severity }]) => severe.has(severity))
    .map(([name, { severity, range, via }]) => ({
      name,
      title: `${name} ${range} (${severity})`,
      // A text names another package of the list, through which this one is vulnerable.
      reason: via.map((one) => (typeof one === 'string' ? `through ${one}` : `${one.title}: ${one.url}`)).join('\n'),
    }));
  return {
    severe: found.filter(({ name }) => !isAccepted(name)).map(({ title, reason }) => ({ title, reason })),
    accepted: found
      .filter(({ name }) => isAccepted(name))
      .map(({ name, title }) => ({ title, reason: whyAccepted(advisoriesOf(report.vulnerabilities, name), inForce) })),
  };
}

/** The addresses of the high and critical advisories of a package, and of those through which it is vulnerable. */
function advisoriesOf(vulnerabilities: Vulnerabilities, name: string, seen = new Set<string>()): string[] {
  if (seen.has(name)) return [];
  seen.add(name);
  return (vulnerabilities[name]?.via ?? []).flatMap((one) => {
    if (typeof one === 'string') return advisoriesOf(vulnerabilities, one, seen);
    return severe.has(one.severity) ? [one.url] : [];
  });
}

const whyAccepted = (urls: string[], list: ReadonlyMap<string, AcceptedAdvisory>) =>
  [...new Set(urls)].map((url) => `accepted until ${list.get(url)?.until}: ${list.get(url)?.reason}`).join('; ');

/** What npm answers when it is asked about the lockfile; an empty text where there is no npm, or no answer in a minute. */
export function askNpmAudit(): Promise<string> {
  const npm = process.env.npm_execpath;
  if (!npm) return Promise.resolve('');
  const args = [npm, 'audit', '--omit=dev', '--json', '--fetch-retries=1', '--fetch-timeout=20000'];
  return new Promise((resolve) => {
    // It ends with 1 both when it finds something and when it cannot ask: what it says tells them apart.
    execFile(process.execPath, args, { timeout: 60_000, maxBuffer: 64 * 1024 * 1024 }, (_, said) => resolve(said));
  });
}

function jsonIn(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
