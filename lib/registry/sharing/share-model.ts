import { and, isNull } from 'drizzle-orm';
import { z } from 'zod';
import { users } from '#db/schema/people';
import { modelShares } from '#db/schema/registry';
import { noteInAudit } from '#lib/audit/note-in-audit';
import { actingUserId, may, requirePermission } from '#lib/auth/may';
import { TypedEmail } from '#lib/auth/people/email';
import { hasEmail } from '#lib/auth/people/has-email';
import type { Share } from '#lib/auth/tries/share';
import { takeTry } from '#lib/auth/tries/take-try';
import type { Actor, Ctx } from '#lib/context';
import { AppError } from '#lib/errors';
import { changeModel } from '#lib/registry/change-model';
import { listShares, type ModelShares } from '#lib/registry/sharing/list-shares';
import { ownModel } from '#lib/registry/visible-model';

export const ShareModel = z.strictObject({ email: TypedEmail.describe('Of somebody with an account here.') });
export type ShareModel = z.infer<typeof ShareModel> & { slug: string };

/** E-mails that nobody has here: whoever may share could try out a list of them. */
const unknownEmails: Share = { name: 'unknown e-mails', limit: 20, windowMs: 60 * 60_000 };

/**
 * Lets a person see and use one's model, at once in every process, while its visibility is `shared`; again is the same.
 * Throws 422 where nobody has that e-mail, or a disabled account, and for the model's owner; 429 after twenty unknown
 * e-mails in an hour.
 */
export async function shareModel(ctx: Ctx, { slug, email }: ShareModel): Promise<ModelShares> {
  requirePermission(ctx.actor, 'model:write');
  const model = await ownModel(ctx, slug);
  const taken = await takeTry(unknownEmails, [`person ${actingUserId(ctx.actor)}`]);
  if (!taken) throw tooMany();
  const [person] = await ctx.db
    .select({ id: users.id, disabledAt: users.disabledAt })
    .from(users)
    .where(and(hasEmail(email), isNull(users.erasedAt)));
  if (!person || person.disabledAt) throw unfit(whyNobody(ctx.actor, person !== undefined));
  await taken.giveBack();
  if (person.id === model.ownerId) throw unfit('The model is theirs: its owner may use it anyway.');
  await changeModel(ctx.db, model.id, (tx) =>
    tx.insert(modelShares).values({ modelId: model.id, userId: person.id }).onConflictDoNothing(),
  );
  noteInAudit(ctx, { personId: person.id });
  return listShares(ctx, { slug });
}

/** Only admins, who see everybody, are told whether there is such an account. */
function whyNobody(actor: Actor, isDisabled: boolean): string {
  if (!may(actor, 'person:write')) {
    return 'Nobody here has this e-mail, or their account is disabled. Ask an admin to invite or enable them.';
  }
  return isDisabled
    ? 'The account with this e-mail is disabled. Enable it on the page People first.'
    : 'Nobody here has this e-mail. Invite them on the page People first.';
}

const unfit = (detail: string) => new AppError('invalid', detail, { errors: [{ pointer: '/email', detail }] });

const tooMany = () =>
  new AppError('rate-limited', 'Too many e-mails that nobody has here. Wait an hour and try again.', {
    headers: { 'retry-after': '3600' },
  });
