import type { Metadata } from 'next';
import { roleTexts } from '#components/people/role-texts.ts';
import { OwnEmail } from '#components/profile/own-email.tsx';
import { ownerOf } from '#components/profile/owner.ts';
import { PasswordForm } from '#components/profile/password-form.tsx';
import { ProfileForm } from '#components/profile/profile-form.tsx';
import { SessionTable } from '#components/profile/session-table.tsx';
import { SignOutButton } from '#components/profile/sign-out-button.tsx';
import { SignOutElsewhere } from '#components/profile/sign-out-elsewhere.tsx';
import { TwoFactorSettings } from '#components/profile/two-factor-settings.tsx';
import { Card } from '#components/ui/card.tsx';
import { LinkButton } from '#components/ui/link-button.tsx';
import { Page } from '#components/ui/page.tsx';
import { currentPerson } from '#lib/auth/current-actor';
import { isEmailVerified } from '#lib/auth/email-verification/is-email-verified';
import { listSessions } from '#lib/auth/sessions/list-sessions';
import { getTwoFactor } from '#lib/auth/two-factor/get-two-factor';
import { env } from '#lib/env';
import { forPage } from '#lib/http/for-page';

export const metadata: Metadata = { title: 'Profile' };

export default async function ProfilePage() {
  const person = await currentPerson();
  if (!person) return null;
  const [sessions, twoFactor, isVerified] = await forPage((ctx) =>
    Promise.all([listSessions(ctx), getTwoFactor(ctx), isEmailVerified(ctx)]),
  );
  const owner = ownerOf(person, twoFactor);
  const post = env.SMTP_URL ? 'sent' : person.givenRole === 'admin' ? 'own log' : 'log of others';
  const { label, explanation } = roleTexts[person.givenRole];
  return (
    <Page title="Profile" width="narrow">
      <Card title="You">
        <ProfileForm name={person.name} />
      </Card>
      <Card
        title="E-mail"
        description="What you sign in with, and where you get back in should you forget your password."
      >
        <OwnEmail owner={owner} isVerified={isVerified} post={post} />
      </Card>
      <Card
        title={`Role: ${label}`}
        description={person.givenRole === 'admin' ? explanation : `${explanation} An admin can change it.`}
      />
      <Card title="Password" description="Changing it signs you out everywhere else. API keys stay as they are.">
        <PasswordForm owner={owner} />
      </Card>
      <Card
        id="two-factor"
        title="Two-factor"
        description="Signing in then takes a code of an authenticator app on your phone, beside your password."
      >
        <TwoFactorSettings twoFactor={twoFactor} owner={owner} />
      </Card>
      <Card
        title="Where you are signed in"
        description="Browsers and programs that signed in as you. What you do not know, sign out."
        aside={sessions.length > 1 && <SignOutElsewhere />}
        flush
      >
        <SessionTable sessions={sessions} />
      </Card>
      <Card
        title="Your data"
        description="Get all that is held about you, say what you agree to, or have your account erased."
      >
        <LinkButton href="/profile/privacy" variant="default">
          Your data
        </LinkButton>
      </Card>
      <Card title="Sign out" description="Ends the session in this browser.">
        <SignOutButton />
      </Card>
    </Page>
  );
}
