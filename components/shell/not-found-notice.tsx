import { LinkButton } from '#components/ui/link-button.tsx';
import { Notice } from '#components/ui/notice.tsx';

export function NotFoundNotice() {
  return (
    <Notice mark="404" title="There is nothing here" actions={<LinkButton href="/models">Go to the models</LinkButton>}>
      {/* A page that is not there has no metadata to take its title from. */}
      <title>Not found · Bellwether</title>
      <p>The address may have a typo, or what it led to was deleted or is not yours to see.</p>
    </Notice>
  );
}
