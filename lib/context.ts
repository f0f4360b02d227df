import type { Database } from '#db/client';
import type { Role, Scope } from '#lib/auth/permissions';

/** Who acts: a signed-in person, at a browser or by an access token, a program with an API key, or the platform itself. */
export type Actor =
  | { kind: 'anonymous' }
  | {
      kind: 'user';
      userId: string;
      role: Role;
      planLimitPerMinute: number;
      /** The sign-in the person comes through; none where the platform acts in their name. */
      sessionId?: string;
      /** Whether a program brought it as an access token, so that no browser is there. */
      byToken?: true;
    }
  | {
      kind: 'key';
      keyId: string;
      userId: string;
      role: Role;
      scopes: readonly Scope[];
      /** Calls a minute; null means no limit. */
      limitPerMinute: number | null;
    }
  | { kind: 'system' };

/** What the audit log's entry of a call tells beside its path; use cases add to it. */
export type Audited = {
  address: string;
  /** Who it was that was let in, where that was found out on the way. */
  by?: { kind: 'user'; userId: string };
  target?: Record<string, string>;
  /** Whether there is nothing to tell after all, as nothing was changed or handed out. */
  isNothing?: boolean;
};

/** What every use case gets: the database, who acts, and the id that ties its log lines together. */
export type Ctx = {
  db: Database;
  actor: Actor;
  requestId: string;
  /** The id the call's prediction is to have, where it was fixed before: a call run twice is one row of the ledger. */
  predictionId?: string;
  /** Of a call that the audit log is told of. */
  audited?: Audited;
};
