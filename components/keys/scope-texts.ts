import type { Scope } from '#lib/auth/permissions';

/** What each scope lets a program do, for people. */
export const scopeTexts: Record<Scope, string> = {
  predict: 'Call models and get predictions. All that most programs need.',
  'models:read': 'See your models, their versions, certificates and figures.',
  'models:write': 'Publish versions, move aliases, change and delete models.',
  'predictions:read': 'Read the record of predictions made with your account.',
  batch: 'Score files of rows with models, and read what came of it.',
  'training:read': 'See your data sets, runs, experiments and schedules.',
  'training:write': 'Upload data sets, start and cancel runs, publish their models, keep schedules.',
  'keys:write': 'List, create and revoke API keys, none with more scopes than its own.',
  webhooks: 'Say which addresses are told when something has ended, and see what was sent.',
  'usage:read': 'Read what was used, and what it costs.',
  billing: 'Read your invoices, choose a plan, set quotas of your own.',
  privacy: 'Hand out and erase what is held about one of your own people.',
  finance: 'Prices, periods, everybody’s invoices and figures, as far as your role goes.',
  'audit:read': 'Read the audit log, as far as your role goes.',
  'people:write': 'List people, add them, and change their roles.',
};
