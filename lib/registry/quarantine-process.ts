import { fileURLToPath } from 'node:url';
import { z } from 'zod';
import { forkLimited } from '#lib/fork-limited';
import { Certificate } from '#lib/registry/certificate';
import { Manifest } from '#lib/registry/manifest';
import { AssetName } from '#lib/registry/package/version-assets';
import { residentBytes } from '#lib/resident-bytes';

/** The file in the order's folder that the child leaves: the graph to be run. */
export const graphName = 'graph.onnx';

export const QuarantineOrder = z.object({
  artifactPath: z.string(),
  folder: z.string(),
  ownManifest: z.unknown(),
  /** How long measuring may take in all; a slow model is measured less. */
  budgetMs: z.number(),
  limits: z.object({ mostEntries: z.number(), mostBytes: z.number(), mostManifestBytes: z.number() }),
});
export type QuarantineOrder = z.infer<typeof QuarantineOrder>;

export const QuarantineReport = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('ready'),
    manifest: Manifest,
    certificate: Certificate,
    /** The files the version needs beside its graph, left in the order's folder under these names. */
    assets: z.array(AssetName),
  }),
  z.object({ kind: z.literal('rejected'), reason: z.string() }),
  z.object({ kind: z.literal('failed'), message: z.string() }),
]);
export type QuarantineReport = z.infer<typeof QuarantineReport>;

export type QuarantineLimits = { timeMs: number; memoryBytes: number };

const watchEveryMs = 50;

/**
 * Has the order carried out in a process of its own that sees no secret, and is killed past its limits. Gives its
 * report, or the rejection it died of. Throws where the process could not be started.
 */
export async function runQuarantine(order: QuarantineOrder, limits: QuarantineLimits): Promise<QuarantineReport> {
  const child = forkLimited(
    fileURLToPath(import.meta.resolve('#workers/quarantine-child')),
    { memoryBytes: limits.memoryBytes, processorSeconds: (limits.timeMs / 1000) * 4 },
    { cwd: order.folder },
  );
  let reasonToDie: string | undefined;
  const die = (reason: string) => {
    reasonToDie ??= reason;
    child.kill('SIGKILL');
  };
  const timer = setTimeout(() => die(tookTooLong(limits.timeMs)), limits.timeMs);
  const watch = setInterval(() => {
    if (residentBytes(child.pid) > limits.memoryBytes) die(tookTooMuch(limits.memoryBytes));
  }, watchEveryMs);
  try {
    return await new Promise<QuarantineReport>((resolve, reject) => {
      child.on('message', (message) => {
        // The child has run a stranger's model: what it says is checked like any other input.
        const report = QuarantineReport.safeParse(message);
        resolve(report.success ? report.data : { kind: 'rejected', reason: died('after a report that made no sense') });
      });
      child.on('error', reject);
      child.on('exit', (code, signal) =>
        resolve({ kind: 'rejected', reason: reasonToDie ?? died(signal ?? `code ${code}`) }),
      );
      child.send(order, (error) => error && child.kill('SIGKILL'));
    });
  } finally {
    clearTimeout(timer);
    clearInterval(watch);
    child.kill('SIGKILL');
  }
}

const tookTooLong = (ms: number) =>
  `The model was not loaded and tried within ${ms / 1000} s, so it was ended. Make it smaller or faster.`;

const tookTooMuch = (bytes: number) =>
  `The model needed more than ${Math.round(bytes / 2 ** 20)} MiB of memory, so it was ended. Make it smaller.`;

const died = (how: string) =>
  `The model ended the process it was tried in (${how}). Its file may be damaged, or built to do harm; export it again.`;
