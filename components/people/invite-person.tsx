'use client';

import { InvitationForm } from '#components/people/invitation-form.tsx';
import { InvitationOnce } from '#components/people/invitation-once.tsx';
import { CreateAndShow } from '#components/ui/create-and-show.tsx';
import type { CreatedInvitation } from '#lib/auth/invitations/create-invitation';

/** The button that invites somebody, and its dialog: first the form, then where the link is. */
export function InvitePerson() {
  return (
    <CreateAndShow<CreatedInvitation>
      label="Invite somebody"
      formTitle="Invite somebody"
      form={(onCreated, onCancel) => <InvitationForm onCreated={onCreated} onCancel={onCancel} />}
      shownTitle="They are invited"
      shown={(created, onDone) => <InvitationOnce created={created} onDone={onDone} />}
    />
  );
}
