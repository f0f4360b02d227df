import { execFile } from 'node:child_process';
import { z } from 'zod';

const Advisory = z.object({ title: z.string(), url: z.string(), severity: z.string() });
const Report = z.object({
  auditReportVersion: z.literal(2),
  vulnerabilities: z.record(
    z.string(),
    z.object({ severity: z.string(), range: z.string(), via: z.array(z.union([z.string(), Advisory])) }),
  ),
});

const severe = new Set(['high', 'critical']);

/**
 * What `npm audit --json` says of packages that the product runs with: each known vulnerability that is high or critical,
 * as a line; null where that is no report, since the registry could not be asked.
 */
export function severeVulnerabilities(answer: string): { title: string; reason: string }[] | null {
  const report = Report.safeParse(jsonIn(answer)).data;
  if (!report) return null;
  return Object.entries(report.vulnerabilities)
    .filter(([, { severity }]) => severe.has(severity))
    .map(([name, { severity, range, via }]) => ({
      title: `${name} ${range} (${severity})`,
      // A text names another package of the list, through which this one is vulnerable.
      reason: via.map((one) => (typeof one === 'string' ? `through ${one}` : `${one.title}: ${one.url}`)).join('\n'),
    }));
}

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
