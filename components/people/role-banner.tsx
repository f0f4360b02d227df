import { IconShieldLock } from '@tabler/icons-react';
import { roleTexts } from '#components/people/role-texts.ts';
import { Banner } from '#components/shell/banner.tsx';
import { TextLink } from '#components/ui/text-link.tsx';
import type { CurrentPerson } from '#lib/auth/current-actor';

/** Stands above every page while the person has a role that does not count yet. */
export function RoleBanner({ person: { role, givenRole } }: { person: CurrentPerson }) {
  if (role === givenRole) return null;
  return (
    <Banner
      color="orange"
      icon={<IconShieldLock size={20} aria-hidden />}
      title={`Your role, ${roleTexts[givenRole].label}, does not count yet`}
    >
      Here it counts with two-factor only. Until then you may do what an end user may.{' '}
      <TextLink href="/profile#two-factor">Switch two-factor on</TextLink>
    </Banner>
  );
}
