import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';

const folder = realpathSync(mkdtempSync(join(tmpdir(), 'bellwether-test-')));
afterAll(() => rmSync(folder, { recursive: true }));

/** Runs a program that knows temporary folders, in one of the test's own. */
function run(program: string) {
  const known = '{ processFolder, removeAbandonedFolders, withTemporaryFolder }';
  const script = `const ${known} = await import('#lib/temporary-folder');\n${program}`;
  return spawnSync(process.execPath, ['--input-type=module', '-e', script], {
    env: { ...process.env, TMPDIR: folder },
    encoding: 'utf8',
  });
}

test('a process’s folder is one for each purpose, and goes when it ends; what killed ones left goes when one is made', () => {
  const killed = spawnSync(process.execPath, ['-e', '']).pid;
  const left = join(folder, `bellwether-a-${killed}-xyz`);
  const ofOthers = join(folder, `bellwether-a-${process.pid}-xyz`);
  const ofOtherPurpose = join(folder, `bellwether-b-${killed}-xyz`);
  for (const path of [left, ofOthers, ofOtherPurpose]) mkdirSync(path);
  writeFileSync(join(left, 'upload'), 'x');
  const { stdout, stderr } = run(`
    const paths = [await processFolder('a'), await processFolder('a')];
    const { writeFileSync } = await import('node:fs');
    writeFileSync(paths[0] + '/upload', 'x');
    console.log(paths.join('\\n'));`);
  expect(stderr).toBe('');
  const [one, again] = stdout.trim().split('\n');
  expect(one).toBe(again);
  expect(one!.startsWith(join(folder, 'bellwether-a-'))).toBe(true);
  expect([left, ofOthers, ofOtherPurpose, one!].map((path) => existsSync(path))).toEqual([false, true, true, false]);
});

test('a folder that a killed process of the same id left is not taken for one’s own', () => {
  const { stdout, stderr } = run(`
    const { mkdirSync } = await import('node:fs');
    mkdirSync(${JSON.stringify(folder)} + '/bellwether-c-' + process.pid + '-old');
    console.log(await processFolder('c'));
    process.kill(process.pid, 'SIGKILL');`);
  expect(stderr).toBe('');
  expect(readdirSync(folder).filter((name) => name.startsWith('bellwether-c-'))).toEqual([
    stdout.trim().split('/').at(-1),
  ]);
});

test('folders that are in use stay when abandoned ones are removed', () => {
  const killed = spawnSync(process.execPath, ['-e', '']).pid;
  mkdirSync(join(folder, `bellwether-batch-${killed}-left`));
  const { stdout, stderr } = run(`
    const fs = await import('node:fs');
    const lasting = await processFolder('media');
    await withTemporaryFolder('batch', async (path) => {
      await removeAbandonedFolders(['batch', 'media']);
      console.log(fs.existsSync(path), fs.existsSync(lasting));
      console.log(fs.readdirSync(${JSON.stringify(folder)}).filter((name) => name.endsWith('-left')).length);
    });`);
  expect(stderr).toBe('');
  expect(stdout).toBe('true true\n0\n');
});
