import { expect, test } from 'vitest';
import { worthShowing } from '#scripts/start/log-line.ts';

test.each([
  ['an informing event', '{"level":30,"msg":"listening"}', 'stderr', null],
  ['a warning', '{"level":40,"msg":"slow"}', 'stderr', 'slow'],
  [
    'an error with its cause',
    '{"level":50,"msg":"failed","err":{"message":"disk full"}}',
    'stderr',
    'failed: disk full',
  ],
  [
    'a link that nobody else learns of',
    '{"level":40,"msg":"hand it over","link":"http://here/reset-password?token=t"}',
    'stdout',
    'hand it over: http://here/reset-password?token=t',
  ],
  ['an error without words', '{"level":50}', 'stderr', '{"level":50}'],
  ['plain text', 'Ready in 1 s', 'stdout', null],
  ['plain trouble', 'Error: no', 'stderr', 'Error: no'],
  ["one of Node's notices", '(node:12) ExperimentalWarning: x', 'stderr', null],
  ['broken JSON', '{"level":', 'stderr', '{"level":'],
] as const)('the screen shows warnings and errors: %s', (_, line, stream, shown) => {
  expect(worthShowing(line, stream)).toBe(shown);
});
