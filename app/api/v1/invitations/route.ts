import { nextRoute } from '#lib/http/next-route';
import { invitationOperations } from '#lib/http/operations/invitations';

export const GET = nextRoute(invitationOperations.list);
export const POST = nextRoute(invitationOperations.create);
