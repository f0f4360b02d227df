// Runs on the system's own Node, 20 or newer, before anything is installed: plain JavaScript, nothing imported.
import { spawn, spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { constants } from 'node:os';
import { delimiter, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const oldest = [20, 9];

/**
 * Installs what is missing, then runs `script` (TypeScript, relative to the repository) with Node 24. Signals go to
 * it, and its exit code becomes this process's.
 */
export function runWithNode24(script, args) {
  process.chdir(root);
  requireNode(oldest, 'Bellwether needs Node.js 20.9 or newer');
  if (!isInstalled()) install();
  handOver(findNode24(), script, args);
}

function requireNode([major, minor], sentence) {
  const [haveMajor, haveMinor] = process.versions.node.split('.').map(Number);
  if (haveMajor > major || (haveMajor === major && haveMinor >= minor)) return;
  giveUp(`${sentence}, this is ${process.versions.node}. Get a newer one from https://nodejs.org`);
}

/** npm writes down what it installed when it is done; that has to be what package-lock.json asks for. */
function isInstalled() {
  const record = join(root, 'node_modules', '.package-lock.json');
  if (!existsSync(record)) return false;
  const wanted = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8')).packages;
  const there = JSON.parse(readFileSync(record, 'utf8')).packages;
  // Packages of other systems are optional, and rightly missing.
  const fits = (path) => (there[path] ? there[path].version === wanted[path].version : wanted[path].optional === true);
  return Object.keys(wanted).every((path) => path === '' || wanted[path].link || fits(path));
}

function install() {
  const started = Date.now();
  process.stdout.write('Installing packages (a minute or two, only after a change) … ');
  const flags = ['ci', '--include=dev', '--include=optional', '--no-fund', '--no-audit'];
  const npm = process.env.npm_execpath;
  const result = npm?.endsWith('.js')
    ? spawnSync(process.execPath, [npm, ...flags], { cwd: root, encoding: 'utf8', maxBuffer: 2 ** 26 })
    : spawnSync('npm', flags, { cwd: root, encoding: 'utf8', maxBuffer: 2 ** 26, shell: process.platform === 'win32' });
  if (result.status === 0) {
    console.log(`done in ${Math.round((Date.now() - started) / 1000)} s`);
    return;
  }
  console.log('failed');
  if (result.signal) process.exit(128 + constants.signals[result.signal]);
  process.stderr.write(`${result.stdout ?? ''}${result.stderr ?? ''}`);
  giveUp(result.error ? `npm could not be run: ${result.error.message}` : 'npm ci failed; what it said is above.');
}

/** The Node 24 that npm installed, where there is one for this system; else the one that runs this. */
function findNode24() {
  const system = `${process.platform === 'win32' ? 'win' : process.platform}-${process.arch}`;
  const program = process.platform === 'win32' ? 'node.exe' : 'node';
  const pinned = join(root, 'node_modules', `node-${system}`, 'bin', program);
  if (existsSync(pinned) && spawnSync(pinned, ['--version']).status === 0) return pinned;
  requireNode([24, 0], 'On this system Bellwether needs Node.js 24 or newer');
  return process.execPath;
}

function handOver(node, script, args) {
  const path = [join(root, 'node_modules', '.bin'), dirname(node), process.env.PATH].join(delimiter);
  // The channel tells the child when this process is gone, even when it was killed.
  const child = spawn(node, [join(root, script), ...args], {
    stdio: ['inherit', 'inherit', 'inherit', 'ipc'],
    env: { ...process.env, PATH: path },
  });
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal));
  child.once('error', (error) => giveUp(`Node.js 24 could not be run: ${error.message}`));
  child.once('exit', (code, signal) => process.exit(code ?? 128 + constants.signals[signal]));
}

function giveUp(sentence) {
  console.error(sentence);
  process.exit(1);
}
