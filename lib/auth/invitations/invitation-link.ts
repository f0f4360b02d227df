import { z } from 'zod';
import type { OneTimeLink } from '#lib/auth/links/one-time-link';
import { type Role, roles } from '#lib/auth/permissions';

const WithRole = z.object({ role: z.enum(roles) });

/** The link of an invitation, or of somebody's own sign-up: it says what they will be. */
export type InvitationLink = OneTimeLink & { role: Role };

/** The row of such a link, whose role `makeLink` always writes. Throws a ZodError where there is none. */
export const invitationLink = (row: OneTimeLink): InvitationLink => ({ ...row, role: WithRole.parse(row).role });
