import { nextRoute } from '#lib/http/next-route';
import { invitationOperations } from '#lib/http/operations/invitations';

export const POST = nextRoute(invitationOperations.accept);
