'use client';

import { Button } from '@mantine/core';
import { LinkButton } from '#components/ui/link-button.tsx';
import { Notice } from '#components/ui/notice.tsx';

type Props = { error: unknown; retry(): void };

/** A page that could not be shown. The digest is the same as in the server's log. */
export function ErrorNotice({ error, retry }: Props) {
  const digest = error instanceof Error && 'digest' in error ? String(error.digest) : null;
  return (
    <Notice
      mark="Error"
      title="This page could not be shown"
      actions={
        <>
          <Button onClick={retry}>Try again</Button>
          <LinkButton href="/" variant="default">
            Go to the start
          </LinkButton>
        </>
      }
    >
      <p>
        The server may be busy, or its database away for a moment. If it stays like this, ask your admin to look at the
        log{digest && <>, for the digest {digest}</>}.
      </p>
    </Notice>
  );
}
