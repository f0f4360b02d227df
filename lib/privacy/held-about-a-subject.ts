import { sql } from 'drizzle-orm';
import { asyncPredictions, idempotencyKeys, webhookAttempts, webhookMessages } from '#db/schema/clients';
import { personalExports } from '#db/schema/privacy';
import { keptFiles, predictions } from '#db/schema/usage';
import type { Holding } from '#lib/privacy/holding';
import { calledModel } from '#lib/privacy/holdings/called-model';

/** A client, and one of its people as it calls them in `subject`. */
export type ClientsSubject = { userId: string; subject: string };

const calls = ({ userId, subject }: ClientsSubject) =>
  sql`(select id from predictions where user_id = ${userId} and subject = ${subject})`;
const waitingCalls = ({ userId, subject }: ClientsSubject) =>
  sql`(select id from async_predictions where user_id = ${userId}
    and (request->>'subject' = ${subject} or id in ${calls({ userId, subject })}))`;
/** Messages tell of calls by their id: each is read once, however many calls there are. */
const messages = (who: ClientsSubject) => sql`(select message.id from webhook_messages as message
  join webhook_endpoints as endpoint on endpoint.id = endpoint_id where endpoint.user_id = ${who.userId}
  and exists (select from regexp_matches(body, 'pred_[0-9a-z]{26}', 'g') as told
    where told[1] in ${calls(who)} or told[1] in ${waitingCalls(who)}))`;
/** What the queue's jobs that speak of the subject name. */
export const queuedAboutASubject = (who: ClientsSubject) =>
  sql`select id from ${waitingCalls(who)} as waiting union all select id from ${messages(who)} as told`;

/**
 * Everything that holds a subject of a client, in the order it is erased: the calls after what is found by them, and then
 * the archives, which may have been made meanwhile.
 */
export const heldAboutASubject: readonly Holding<ClientsSubject>[] = [
  {
    table: keptFiles,
    holds: 'Files sent to models.',
    rows: (who) => sql`${keptFiles.predictionId} in ${calls(who)}`,
    files: [{ sha256: keptFiles.sha256, name: keptFiles.name }],
    erasing: { how: 'delete' },
  },
  {
    table: idempotencyKeys,
    holds: 'First answers to calls with an `Idempotency-Key`.',
    rows: (who) => sql`${idempotencyKeys.userId} = ${who.userId} and (${idempotencyKeys.predictionId} in ${calls(who)}
      or ${idempotencyKeys.predictionId} in ${waitingCalls(who)})`,
    erasing: { how: 'delete' },
  },
  {
    table: webhookAttempts,
    holds: 'What the client’s servers answered to messages.',
    rows: (who) => sql`${webhookAttempts.messageId} in ${messages(who)}`,
    erasing: { how: 'delete' },
  },
  {
    table: webhookMessages,
    holds: 'Events told to the client’s servers.',
    rows: (who) => sql`${webhookMessages.id} in ${messages(who)}`,
    erasing: { how: 'delete' },
  },
  {
    table: asyncPredictions,
    named: calledModel(asyncPredictions),
    holds: 'Calls that are answered later, and their answers.',
    rows: (who) => sql`${asyncPredictions.id} in ${waitingCalls(who)}`,
    files: [{ sha256: asyncPredictions.fileSha256, name: asyncPredictions.fileName }],
    erasing: { how: 'delete' },
  },
  {
    table: predictions,
    named: calledModel(predictions),
    holds: 'Calls about the subject: when, what was sent and answered, how many units.',
    rows: ({ userId, subject }) => sql`${predictions.userId} = ${userId} and ${predictions.subject} = ${subject}`,
    erasing: {
      how: 'blank',
      set: () => sql`inputs = null, outputs = null, subject = null, request_id = ''`,
      until: sql`true`,
      says: 'Inputs, answers, subject and request id go; the units stay, since they were billed.',
    },
  },
  {
    table: personalExports,
    holds: 'Archives made of what is held about the subject.',
    rows: ({ userId, subject }) =>
      sql`${personalExports.userId} = ${userId} and ${personalExports.subject} = ${subject}`,
    // The client's own archives have its calls, those about the subject with them: another is made on request.
    alsoErased: ({ userId }) => sql`${personalExports.userId} = ${userId} and ${personalExports.subject} is null`,
    // No archive of archives.
    files: [{ sha256: personalExports.sha256, isWithheld: true }],
    erasing: { how: 'delete' },
  },
];
