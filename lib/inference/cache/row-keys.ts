import { hash } from 'node:crypto';
import { canonicalBytes } from '#lib/inference/cache/canonical-bytes';
import type { Manifest } from '#lib/registry/manifest';

type Columns = readonly { name: string; fallback: unknown }[];

const canonical = canonicalBytes();
const known = new WeakMap<Manifest, Columns>();

/**
 * The keys of rows of a version, a SHA-256 each: the same for rows that its codec takes for the same, in whatever order
 * their features come and whether a default is sent or left out. Undefined for a row that no codec takes.
 */
export function rowKeys(
  { id, manifest }: { id: string; manifest: Manifest },
  rows: readonly unknown[],
): (string | undefined)[] {
  const columns = columnsOf(manifest);
  return rows.map((row) => rowKey(id, columns, row));
}

function rowKey(versionId: string, columns: Columns, row: unknown): string | undefined {
  if (typeof row !== 'object' || row === null || Array.isArray(row)) return undefined;
  const sent = row as Record<string, unknown>;
  let found = 0;
  canonical.start();
  canonical.write(versionId);
  for (const { name, fallback } of columns) {
    const isSent = Object.hasOwn(sent, name);
    if (isSent) found++;
    if (!canonical.write(isSent ? sent[name] : fallback)) return undefined;
  }
  // What is left is no feature of the model, which the codec has something to say about.
  if (Object.keys(sent).length !== found) return undefined;
  return hash('sha256', canonical.bytes(), 'base64url');
}

function columnsOf(manifest: Manifest): Columns {
  const compiled = known.get(manifest);
  if (compiled) return compiled;
  const columns = manifest.features.map((feature) => ({
    name: feature.name,
    fallback: 'default' in feature ? feature.default : undefined,
  }));
  known.set(manifest, columns);
  return columns;
}
