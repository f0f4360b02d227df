import { LinkButton } from '#components/ui/link-button.tsx';
import { Notice } from '#components/ui/notice.tsx';

/** What a link opens for who is signed in to another account, with `email`, than it is for. */
export function LinkOfAnotherAccount({ email }: { email: string }) {
  return (
    <Notice
      title="This link is for another account"
      actions={<LinkButton href="/profile">Go to your profile</LinkButton>}
    >
      <p>You are signed in as {email}. Sign out there, sign in to the account that asked for it, and open it again.</p>
    </Notice>
  );
}
