import { Alert } from '@mantine/core';
import { IconMail } from '@tabler/icons-react';

/** How a link gets to its person: by e-mail, or by the log of the server, which admins get to read and others do not. */
export type Post = 'sent' | 'own log' | 'log of others';

const texts: Record<Post, { title: string; text: (email: string) => string }> = {
  sent: {
    title: 'A link is on its way',
    text: (email) => `Open the link that was sent to ${email} within 24 hours.`,
  },
  'own log': {
    title: 'The link is in the log',
    text: () => 'This installation sends no e-mail. The link stands in the log of the server: open it within 24 hours.',
  },
  'log of others': {
    title: 'Ask your admin',
    text: () =>
      'This installation sends no e-mail. The link stands in the log of the server for 24 hours: ask whoever runs it.',
  },
};

/** Where the link is that was asked for. */
export function LinkHandedOver({ post, email }: { post: Post; email: string }) {
  const { title, text } = texts[post];
  return (
    <Alert role="status" icon={<IconMail size={20} />} title={title}>
      {text(email)}
    </Alert>
  );
}
