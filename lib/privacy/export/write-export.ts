import { Readable } from 'node:stream';
import { and, eq } from 'drizzle-orm';
import type { Database } from '#db/client';
import { users } from '#db/schema/people';
import { personalExports } from '#db/schema/privacy';
import type { Ctx } from '#lib/context';
import { type ExportEntry, exportEntries } from '#lib/privacy/export/export-entries';
import { exportGuide } from '#lib/privacy/export/export-guide';
import { zipEntries } from '#lib/privacy/export/zip-entries';
import { heldAboutAPerson } from '#lib/privacy/held-about-a-person';
import { heldAboutASubject } from '#lib/privacy/held-about-a-subject';
import type { JobData } from '#lib/queue/jobs';
import { storage } from '#lib/storage/storage';

const keptMs = 7 * 24 * 60 * 60_000;

/** Writes the archive that was asked for into storage, to be downloaded for a week. Does nothing where it is there. */
export async function writeExport({ db }: Ctx, { id }: JobData<'export-personal-data'>): Promise<void> {
  const [wish] = await db
    .select({
      userId: personalExports.userId,
      subject: personalExports.subject,
      sha256: personalExports.sha256,
      email: users.email,
    })
    .from(personalExports)
    .innerJoin(users, eq(users.id, personalExports.userId))
    .where(isWaiting(id));
  if (!wish) return;
  // Of an attempt that broke off.
  if (wish.sha256) await storage().remove(wish.sha256);
  const { sha256, sizeBytes } = await storage().put(zipEntries(entriesOf(db, wish)), {
    // Named before it is stored, so that no archive lies there that nothing knows of.
    accept: async (received) => {
      await db.update(personalExports).set({ sha256: received.sha256 }).where(isWaiting(id));
    },
  });
  const now = new Date();
  const ready = await db
    .update(personalExports)
    .set({ status: 'ready', sha256, sizeBytes, readyAt: now, expiresAt: new Date(now.getTime() + keptMs) })
    .where(isWaiting(id))
    .returning({ id: personalExports.id });
  // It was erased meanwhile, with whom it is about.
  if (ready.length === 0) await storage().remove(sha256);
}

const isWaiting = (id: string) => and(eq(personalExports.id, id), eq(personalExports.status, 'waiting'));

type Wish = { userId: string; subject: string | null; email: string };

async function* entriesOf(db: Database, { userId, subject, email }: Wish): AsyncGenerator<ExportEntry> {
  const holdings = subject === null ? heldAboutAPerson : heldAboutASubject;
  yield { name: 'README.txt', content: Readable.from([exportGuide(holdings, new Date())]), isCompressible: true };
  if (subject === null) yield* exportEntries(db, heldAboutAPerson, { userId, email });
  else yield* exportEntries(db, heldAboutASubject, { userId, subject });
}
