import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { promisify } from 'node:util';
import { processShared } from '#lib/process-shared';
import packageJson from '#root/package.json' with { type: 'json' };

/**
 * What code trains: the version in package.json, and the git commit where the product runs from a clone (`-dirty` where
 * files differ from it), such as `0.1.0+9df139e2c4a1`.
 */
export function codeVersion(): Promise<string> {
  return processShared('code-version', findOut);
}

async function findOut(): Promise<string> {
  const { version } = packageJson;
  if (!existsSync('.git')) return version;
  const describe = ['--git-dir=.git', '--work-tree=.', 'describe', '--always', '--dirty', '--exclude=*', '--abbrev=12'];
  const commit = await promisify(execFile)('git', describe, { timeout: 5_000 }).catch(() => null);
  return commit ? `${version}+${commit.stdout.trim()}` : version;
}
