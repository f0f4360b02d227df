import { IconUserX } from '@tabler/icons-react';
import { Banner } from '#components/shell/banner.tsx';
import { TextLink } from '#components/ui/text-link.tsx';
import { Time } from '#components/ui/time.tsx';
import type { CurrentPerson } from '#lib/auth/current-actor';

/** Stands above every page while the person's account waits for its erasure. */
export function ErasureBanner({ person: { eraseAt } }: { person: CurrentPerson }) {
  if (eraseAt === null) return null;
  return (
    <Banner
      color="red"
      icon={<IconUserX size={20} aria-hidden />}
      title={
        <>
          Your account will be erased on <Time value={eraseAt} show="date" />
        </>
      }
    >
      Your API keys, programs and schedules are stopped already. Until then you can{' '}
      <TextLink href="/profile/privacy">take that back</TextLink>.
    </Banner>
  );
}
