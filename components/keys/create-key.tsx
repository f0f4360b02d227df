'use client';

import { type CreatedKey, KeyForm } from '#components/keys/key-form.tsx';
import { KeyOnce } from '#components/keys/key-once.tsx';
import { CreateAndShow } from '#components/ui/create-and-show.tsx';
import type { Scope } from '#lib/auth/permissions';

type Props = {
  label: string;
  /** The scopes this person's role has a use for. */
  scopes: Scope[];
  planLimitPerMinute: number;
  /** Whether they may have keys beyond what their plan allows. */
  mayExceedPlan: boolean;
  siteUrl: string;
};

/** The button that makes a key, and its dialog: first the form, then the key, once. */
export function CreateKey({ label, siteUrl, ...choices }: Props) {
  return (
    <CreateAndShow<CreatedKey>
      label={label}
      formTitle="Create an API key"
      form={(onCreated, onCancel) => <KeyForm {...choices} onCreated={onCreated} onCancel={onCancel} />}
      shownTitle="Copy your key now"
      shown={(created, onDone) => <KeyOnce created={created} siteUrl={siteUrl} onDone={onDone} />}
    />
  );
}
