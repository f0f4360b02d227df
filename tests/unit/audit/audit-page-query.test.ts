import { expect, test } from 'vitest';
import { auditPageQuery } from '#lib/audit/audit-page-query';

const actions = ['changeRole', 'createApiKey', 'page', 'signIn'];

test.each(['changeRole', 'changerole', 'Change role', ' CHANGE  ROLE ', 'change-role'])(
  'an action is found however it is written: %s',
  (action) => {
    const { search, typed } = auditPageQuery({ action }, actions);
    expect(search).toMatchObject({ action: 'changeRole' });
    expect(typed).toEqual({ action: 'changeRole' });
  },
);

test('a page that was refused is meant by its words and by its id', () => {
  for (const action of ['Open a page', 'page']) {
    expect(auditPageQuery({ action }, actions).search).toMatchObject({ action: 'page' });
  }
});

test.each([
  ['action', 'Change rôle', /Nothing in the log is called “Change rôle”/],
  ['action', '!', /Nothing in the log is called “!”/],
  ['from', '2026-02-31', /“2026-02-31” is no day/],
  ['to', 'yesterday', /“yesterday” is no day/],
  ['outcome', 'maybe', /done or refused/],
  ['who', 'x'.repeat(101), /at most 100/],
  ['q', 'a\0b', /character/],
  ['cursor', 'aud_1', /nextCursor/],
])('what does not fit is told, and nothing is searched for instead: %s=%s', (field, sent, problem) => {
  const { search, problems, typed } = auditPageQuery({ outcome: 'done', [field]: sent }, actions);
  expect(search).toBeNull();
  expect(problems).toEqual({ [field]: expect.stringMatching(problem) });
  expect(typed).toMatchObject({ [field]: sent });
});

test('said twice, a filter is none of the two', () => {
  expect(auditPageQuery({ from: ['2026-11-01', '2026-11-02'] }, actions).problems).toHaveProperty('from');
});

test('what is empty, and what no filter is called, asks for nothing', () => {
  expect(auditPageQuery({ who: ' ', from: '', limit: '1', x: 'y' }, actions)).toEqual({
    typed: {},
    search: { limit: 50 },
    problems: null,
  });
});

test('a link that was shared says all of what was searched for', () => {
  const typed = {
    who: 'ada',
    outcome: 'refused',
    target: 'ada@example.org',
    q: 'x',
    from: '2026-11-01',
    to: '2026-12-01',
  };
  expect(auditPageQuery({ ...typed, action: 'signIn' }, actions)).toMatchObject({
    search: { ...typed, action: 'signIn' },
    problems: null,
  });
});
