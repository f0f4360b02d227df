'use client';

import type { InvitedPerson } from '#components/people/invitation-form.tsx';
import { InvitationForm } from '#components/people/invitation-form.tsx';
import { InvitationOnce } from '#components/people/invitation-once.tsx';
import { CreateAndShow } from '#components/ui/create-and-show.tsx';

/** The button that invites somebody, and its dialog: first the form, then where the link is. */
export function InvitePerson() {
  return (
    <CreateAndShow<InvitedPerson>
      label="Invite a person"
      formTitle="Invite a person"
      form={(onCreated, onCancel) => <InvitationForm onCreated={onCreated} onCancel={onCancel} />}
      shownTitle="They are invited"
      shown={(created, onDone) => <InvitationOnce created={created} onDone={onDone} />}
    />
  );
}
