import { eq, sql } from 'drizzle-orm';
import { PgDialect } from 'drizzle-orm/pg-core';
import { afterAll, afterEach, beforeEach, describe, expect, it } from 'vitest';
import { database } from '#db/client';
import { mailMessages } from '#db/schema/people';
import { forgetMail } from '#lib/auth/mail/forget-mail';
import { queueMail } from '#lib/auth/mail/queue-mail';
import { claimQuery, sendMail } from '#lib/auth/mail/send-mail';
import { env } from '#lib/env';
import { planOf } from '#tests/integration/usage/calls';
import { type SmtpServer, startSmtpServer, textOf } from '#tests/support/smtp-server';

const db = () => database().db;
const mail = { to: 'ada@example.org', subject: 'Grüße', text: 'Hello,\n\n.a line with a dot\nünïcödé\n' };
const rows = () => db().select().from(mailMessages);
const dueNow = () => db().update(mailMessages).set({ nextAttemptAt: sql`now()` });

let smtp: SmtpServer;
beforeEach(async () => {
  await db().delete(mailMessages);
  smtp = await startSmtpServer();
  Object.assign(env, { SMTP_URL: smtp.url, MAIL_FROM: 'Bellwether <robot@bellwether.example>' });
});
afterEach(() => {
  smtp.close();
  env.SMTP_URL = undefined;
});
afterAll(() => database().sql.end());

describe('an e-mail', () => {
  it('goes out once, whole, and what stood in it is gone from the database then', async () => {
    await queueMail(db(), mail);
    expect(await sendMail(db())).toBe(1);
    expect(await sendMail(db())).toBe(0);
    const [received] = smtp.mails;
    expect(smtp.mails).toHaveLength(1);
    expect(received).toMatchObject({ from: 'robot@bellwether.example', to: [mail.to] });
    expect(textOf(received!).trimEnd()).toBe(mail.text.trimEnd());
    const [row] = await rows();
    expect(received!.lines).toContain(`Message-ID: <${row!.id}@bellwether.example>`);
    expect(row).toMatchObject({ text: '', nextAttemptAt: null, problem: null, attempts: 1 });
    expect(row!.sentAt).toBeInstanceOf(Date);
  });

  it('goes out once, however many workers send at once', async () => {
    for (let i = 0; i < 40; i++) await queueMail(db(), { ...mail, to: `ada-${i}@example.org` });
    const sent = await Promise.all(Array.from({ length: 6 }, () => sendMail(db())));
    expect(sent.reduce((sum, each) => sum + each)).toBe(40);
    expect(new Set(smtp.mails.map(({ to }) => to[0])).size).toBe(40);
    expect(smtp.mails).toHaveLength(40);
  });

  it('is part of the transaction that makes it true', async () => {
    const failed = db().transaction(async (tx) => {
      await queueMail(tx, mail);
      throw new Error('undone');
    });
    await expect(failed).rejects.toThrow('undone');
    expect(await rows()).toEqual([]);
  });

  it('waits where no e-mail is sent', async () => {
    env.SMTP_URL = undefined;
    await queueMail(db(), mail);
    expect(await sendMail(db())).toBe(0);
    expect(await rows()).toMatchObject([{ attempts: 0, sentAt: null }]);
  });

  it('is tried again after ever longer waits while the server is away, and sent when it is back', async () => {
    await queueMail(db(), mail);
    smtp.close();
    const waits: number[] = [];
    for (let i = 0; i < 7; i++) {
      expect(await sendMail(db())).toBe(0);
      expect(await sendMail(db())).toBe(0);
      const [row] = await db()
        .select({
          attempts: mailMessages.attempts,
          minutes: sql<number>`round(extract(epoch from next_attempt_at - now()) / 60)::int`,
        })
        .from(mailMessages);
      expect(row!.attempts).toBe(i + 1);
      waits.push(row!.minutes);
      await dueNow();
    }
    expect(waits).toEqual([1, 4, 16, 64, 256, 360, 360]);
    expect((await rows())[0]).toMatchObject({ sentAt: null, problem: expect.stringMatching(/ECONNREFUSED/) });
    smtp = await startSmtpServer();
    env.SMTP_URL = smtp.url;
    expect(await sendMail(db())).toBe(1);
    expect(smtp.mails).toHaveLength(1);
  });

  it('is given up after three days, with the problem kept and its text gone', async () => {
    await queueMail(db(), mail);
    smtp.answering.with = (command) => (command.startsWith('MAIL') ? '451 4.3.0 not now' : undefined);
    await db().update(mailMessages).set({ createdAt: sql`now() - interval '71 hours'` });
    await sendMail(db());
    expect((await rows())[0]!.nextAttemptAt).toBeInstanceOf(Date);
    await db().update(mailMessages).set({ createdAt: sql`now() - interval '73 hours'`, nextAttemptAt: sql`now()` });
    await sendMail(db());
    expect(await rows()).toMatchObject([
      { nextAttemptAt: null, sentAt: null, text: '', problem: expect.stringMatching(/451/) },
    ]);
  });

  it('is given up at once where there is no such address, and not where the server refuses us', async () => {
    await queueMail(db(), mail);
    smtp.answering.with = (command) => (command.startsWith('MAIL') ? '550 5.7.1 not from you' : undefined);
    await sendMail(db());
    expect((await rows())[0]!.nextAttemptAt).toBeInstanceOf(Date);
    await dueNow();
    smtp.answering.with = (command) => (command.startsWith('RCPT') ? '550 5.1.1 no such user' : undefined);
    await sendMail(db());
    expect(await rows()).toMatchObject([{ nextAttemptAt: null, problem: expect.stringMatching(/no such user/) }]);
  });

  it('that cannot be sent holds up no other', async () => {
    await queueMail(db(), { ...mail, to: 'gone@example.org' });
    await queueMail(db(), mail);
    smtp.answering.with = (command) => (/RCPT TO:<gone/.test(command) ? '451 4.2.1 later' : undefined);
    await sendMail(db());
    await sendMail(db());
    expect(smtp.mails.map(({ to }) => to[0])).toEqual([mail.to]);
  });

  it.each([
    ['a second header in its subject', { subject: 'Hello\r\nBcc: eve@example.org' }],
    ['a second header in its recipient', { to: 'ada@example.org\nBcc: eve@example.org' }],
    ['two recipients', { to: 'ada@example.org, eve@example.org' }],
    ['a recipient with a name', { to: 'Ada <ada@example.org>' }],
    ['a line separator in its subject', { subject: 'Hello\u2028Bcc: eve@example.org' }],
  ])('with %s is not queued', async (_what, more) => {
    await expect(queueMail(db(), { ...mail, ...more })).rejects.toThrow();
    expect(await rows()).toEqual([]);
  });

  it('is forgotten after a month', async () => {
    await queueMail(db(), mail);
    expect(await forgetMail(db(), new Date(Date.now() + 29 * 86_400_000))).toBe(0);
    expect(await forgetMail(db(), new Date(Date.now() + 31 * 86_400_000))).toBe(1);
  });

  it('that is due is found by its index, however many were sent', async () => {
    await db().execute(sql`
      insert into mail_messages (id, "to", subject, text, next_attempt_at)
      select 'mail_' || n, 'ada@example.org', 's', '', null from generate_series(1, 5000) n`);
    await queueMail(db(), mail);
    const plan = await planOf(new PgDialect().sqlToQuery(claimQuery));
    expect(plan.map((node) => node['Index Name'])).toContain('mail_messages_due');
    expect(plan.some((node) => node['Node Type'] === 'Seq Scan')).toBe(false);
    await db().delete(mailMessages).where(eq(mailMessages.text, ''));
  });
});
