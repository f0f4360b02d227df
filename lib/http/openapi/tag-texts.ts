import type { Tag } from '#lib/http/operation';

/** What each group of operations is about. */
export const tagTexts: Record<Tag, string> = {
  Predict: 'Answers for rows, now. Each answered call is one prediction in the ledger, billed by its rows.',
  'Open Inference Protocol':
    'Version 2 of the protocol that KServe, Triton and others speak, with its binary tensors. Errors are as it says.',
  'Asynchronous predictions': 'Calls that are answered later: asked for with `Prefer: respond-async`, looked up by id.',
  Models: 'Models, their versions, and the aliases that say which version answers.',
  Predictions: 'What was asked and answered: one’s own calls, and calls to one’s models.',
  'Batch jobs': 'Many rows from a file, scored by a worker.',
  'Data sets': 'Tables to learn from, in versions that never change.',
  Runs: 'Trainings on a data set, and the experiments that compare them.',
  Schedules: 'Runs and batch jobs that start by the clock.',
  Webhooks: 'Messages to your server, signed after Standard Webhooks.',
  Usage: 'What was used and what it costs, down to the predictions behind it.',
  'Plans and quotas': 'What units cost, and caps on how many are used in a month.',
  Invoices: 'What a month cost, line by line; corrections are credit notes.',
  Finance: 'For finance: periods, figures of all customers, payments.',
  Keys: 'API keys: one’s own, shown once.',
  Tokens: 'Sign-in for programs that act for a person: access tokens of 30 minutes, refresh tokens of 7 days.',
  People: 'Accounts and their roles.',
  Administration: 'For admins: the audit log, and how the server is.',
  Privacy: 'What is held about people: handed out, erased, agreed to, and for how long it is kept.',
  Server: 'Whether the server can answer.',
};
