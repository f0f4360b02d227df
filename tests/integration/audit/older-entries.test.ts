import { expect, test } from 'vitest';
import { migrate } from '#db/migrate';
import { recordAudit } from '#lib/audit/record-audit';
import { walkChain } from '#lib/audit/walk-chain';
import { withOlderDatabase } from '#tests/support/older-database';

const targets = [
  {},
  { id: 'usr_1' },
  { b: '"\\', a: 'é 😀\u2028', '10': 'x', '9': '\u0001\u007f' },
  { slug: 'zero\0' },
];

test('entries of before the chain are its beginning, in the order they were made, and hash alike in SQL and here', async () => {
  await withOlderDatabase(5, async ({ sql, db, url }) => {
    for (const [n, target] of targets.entries()) {
      await sql`insert into audit_log (id, at, actor_kind, user_id, action, target, outcome, code, detail, address, request_id)
        values (${`aud_${n}`}, now() + '123456 microseconds', 'user', ${n % 2 ? 'usr_1' : null}, 'closePeriod',
          ${JSON.stringify(target)}::text::json, 'done', null, ${n % 2 ? 'so "what"\n\té' : null}, null, 'req_1')`;
    }
    await migrate(url);
    await recordAudit(db, { actor: { kind: 'system' }, action: 'test', target: {}, requestId: 'req_2' });
    expect(await walkChain(db)).toMatchObject({ entries: targets.length + 1, broken: null });
    const ids = await sql`select id from audit_log order by seq`;
    expect(ids.slice(0, 4).map(({ id }) => id)).toEqual(['aud_0', 'aud_1', 'aud_2', 'aud_3']);
  });
});
