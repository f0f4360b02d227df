import { FormCard } from '#components/sign-in/form-card.tsx';
import { LinkButton } from '#components/ui/link-button.tsx';

type Props = {
  title: string;
  /** Which account to sign in to. */
  description: string;
  /** Where the link leads, to come back to. */
  path: string;
};

/** What a link opens that is for who is signed in, for everybody else. */
export function SignInForLink({ title, description, path }: Props) {
  return (
    <FormCard title={title} description={description}>
      <LinkButton href={`/sign-in?callbackUrl=${encodeURIComponent(path)}`} fullWidth>
        Sign in
      </LinkButton>
    </FormCard>
  );
}
