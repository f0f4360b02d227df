import { headers } from 'next/headers';
import { redirect } from 'next/navigation';
import { ExampleCall } from '#components/landing/example-call.tsx';
import classes from '#components/landing/landing.module.css';
import { promises } from '#components/landing/promises.ts';
import { LinkButton } from '#components/ui/link-button.tsx';
import { currentPerson } from '#lib/auth/current-actor';
import { env } from '#lib/env';
import { siteUrl } from '#lib/http/site-url';

export default async function LandingPage() {
  if (await currentPerson()) redirect('/predict');
  const sent = await headers();
  return (
    <>
      <section className={classes.hero}>
        <div>
          <h1 className={classes.title}>Give your model an address.</h1>
          <p className={classes.lead}>
            Upload an ONNX model, and Bellwether answers predictions from it over HTTP, with keys, limits and a record
            of every call. It runs on a machine of your own, with PostgreSQL behind it.
          </p>
          <div className={classes.actions}>
            <LinkButton href="/sign-in" size="md">
              Sign in
            </LinkButton>
            {env.SIGN_UP === 'open' && (
              <LinkButton href="/sign-up" size="md" variant="default">
                Sign up
              </LinkButton>
            )}
          </div>
        </div>
        <ExampleCall siteUrl={siteUrl((name) => sent.get(name))} />
      </section>
      <section aria-labelledby="promises" className={classes.promises}>
        <h2 id="promises" className={classes.promisesTitle}>
          Three promises, each with tests that try to break it
        </h2>
        <ul className={classes.list}>
          {promises.map(({ title, text }) => (
            <li key={title}>
              <h3>{title}</h3>
              <p>{text}</p>
            </li>
          ))}
        </ul>
      </section>
    </>
  );
}
