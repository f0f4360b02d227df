import { nextRoute } from '#lib/http/next-route';
import { invitationOperations } from '#lib/http/operations/invitations';

export const DELETE = nextRoute(invitationOperations.revoke);
