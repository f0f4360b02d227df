import type { Ctx } from '#lib/context';

/** Tells the audit log whose call it was, where a link or a token showed that only while it was run. */
export function noteWho({ audited }: Pick<Ctx, 'audited'>, userId: string): void {
  if (audited) audited.by = { kind: 'user', userId };
}
