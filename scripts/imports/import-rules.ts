import type { ResolvedImport } from './find-server-only.ts';

/** The rooms of the house, and which of them each may import from; its own it always may. */
const rooms: Record<string, readonly string[]> = {
  app: ['components', 'lib'],
  components: ['lib'],
  lib: ['db'],
  db: [],
  workers: ['lib', 'db'],
  'server.ts': ['lib', 'db'],
  models: ['lib', 'db', 'scripts'],
  scripts: ['lib', 'db', 'workers', 'server.ts', 'models', 'tests'],
  // Published by itself.
  clients: [],
  bench: ['lib', 'db', 'workers', 'models', 'scripts', 'tests'],
  tests: [
    'app',
    'components',
    'lib',
    'db',
    'workers',
    'server.ts',
    'models',
    'scripts',
    'bench',
    'clients',
    'playwright.config.ts',
    'next.config.mjs',
  ],
  'playwright.config.ts': ['tests'],
};

/** What the database layer may know of lib. */
const forDatabase = new Set(['lib/env.ts', 'lib/process-shared.ts']);

/** Areas any other may call; they call only each other and the files directly in lib. */
const leaves = ['audit', 'auth', 'csv', 'queue', 'storage', 'usage'];

/** Which areas of lib an area may import besides the leaves. `http` is the edge, above them all. */
const areas: Record<string, readonly string[]> = {
  audit: [],
  auth: [],
  csv: [],
  queue: [],
  storage: [],
  usage: [],
  webhooks: [],
  registry: ['webhooks'],
  inference: ['registry', 'webhooks'],
  oip: ['inference', 'registry'],
  training: ['batch', 'inference', 'registry', 'webhooks'],
  batch: ['inference', 'registry', 'webhooks'],
  mlflow: ['batch', 'inference', 'registry', 'webhooks'],
  schedules: ['training', 'batch', 'inference', 'registry'],
  monitoring: ['inference', 'registry', 'webhooks'],
  billing: ['registry', 'webhooks'],
  privacy: ['registry', 'inference', 'training', 'batch', 'schedules', 'monitoring', 'billing', 'webhooks'],
};

/** Packages of the web framework, which the worker and the tests must be able to do without. */
const framework = /^(next|next-auth|react|react-dom|@mantine\/[^/]+)(\/|$)/;
const frameworkRooms = new Set(['app', 'components']);
const frameworkAreas = new Set(['http', 'auth']);

/** Why the file `from` may not import what `imported` names, or null. Paths are relative to the repository. */
export function brokenRule(from: string, imported: ResolvedImport, serverOnly: ReadonlySet<string>): string | null {
  const { kind, specifier, target, everything } = imported;
  const room = roomOf(from);
  if (target === null) return framework.test(specifier) ? frameworkRule(from, room) : null;
  if (everything) return 'no barrel files: import from the file that defines it';
  // Data, such as package.json for the version.
  if (target.endsWith('.json')) return null;
  const targetRoom = roomOf(target);
  if (targetRoom === room) return room === 'lib' && kind !== 'type' ? areaRule(from, target) : null;
  if (targetRoom === 'app' && room !== 'tests') return 'nothing imports app';
  if (room === 'db' && forDatabase.has(target)) return null;
  const allowed = rooms[room] ?? [];
  if (!allowed.includes(targetRoom)) return `${room} may import from ${listed(allowed)} only`;
  if (room === 'components' && kind !== 'type' && serverOnly.has(target)) {
    return 'components import types of lib ("import type"), and functions only where those run in a browser too';
  }
  return null;
}

function frameworkRule(from: string, room: string): string | null {
  if (frameworkRooms.has(room) || room === 'tests') return null;
  if (room === 'lib' && frameworkAreas.has(areaOf(from) ?? '')) return null;
  return 'the web framework stays out of everything but app, components, lib/http and lib/auth';
}

function areaRule(from: string, target: string): string | null {
  const area = areaOf(from);
  const targetArea = areaOf(target);
  if (targetArea === null || targetArea === area || area === 'http') return null;
  if (targetArea === 'http') return 'lib/http is the edge: only app, server.ts and itself import it';
  const allowed = area === null ? [] : [...leaves, ...(areas[area] ?? [])];
  if (allowed.includes(targetArea)) return null;
  return `lib${area ? `/${area}` : ''} may import from ${listed(allowed.map((name) => `lib/${name}`))} only`;
}

/** The first folder, or the file itself at the top; what Next looks for at the top counts as part of app. */
function roomOf(path: string): string {
  if (path === 'proxy.ts' || path === 'instrumentation.ts') return 'app';
  return path.split('/')[0] ?? path;
}

/** The folder inside lib, or null for a file directly in it. */
function areaOf(path: string): string | null {
  const [, area, rest] = path.split('/');
  return rest === undefined ? null : (area ?? null);
}

function listed(names: readonly string[]): string {
  return names.length === 0 ? 'itself' : `itself, ${names.join(', ')}`;
}
