import type { Metadata } from 'next';
import { roleTexts } from '#components/people/role-texts.ts';
import { PasswordForm } from '#components/profile/password-form.tsx';
import { ProfileForm } from '#components/profile/profile-form.tsx';
import { SignOutButton } from '#components/profile/sign-out-button.tsx';
import { Card } from '#components/ui/card.tsx';
import { Page } from '#components/ui/page.tsx';
import { currentPerson } from '#lib/auth/current-actor';
import { oauthProviders } from '#lib/auth/oauth-providers';

export const metadata: Metadata = { title: 'Profile' };

export default async function ProfilePage() {
  const person = await currentPerson();
  if (!person) return null;
  const { label, explanation } = roleTexts[person.role];
  return (
    <Page title="Profile" width="narrow">
      <Card title="You">
        <ProfileForm name={person.name} email={person.email} />
      </Card>
      <Card
        title={`Role: ${label}`}
        description={person.role === 'admin' ? explanation : `${explanation} An admin can change it.`}
      />
      <Card
        title="Password"
        description="Changing it ends your sessions in every other browser. API keys stay as they are."
      >
        <PasswordForm email={person.email} mayLackPassword={oauthProviders().length > 0} />
      </Card>
      <Card title="Sign out" description="Ends the session in this browser.">
        <SignOutButton />
      </Card>
    </Page>
  );
}
