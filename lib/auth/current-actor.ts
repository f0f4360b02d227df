import { headers } from 'next/headers';
import { cache } from 'react';
import type { Role } from '#lib/auth/permissions';
import { personOfSession } from '#lib/auth/sessions/session';
import type { Actor } from '#lib/context';

export type CurrentPerson = {
  id: string;
  email: string;
  name: string;
  role: Role;
  givenRole: Role;
  /** When the account will be erased, as its person wished; null unless they did. */
  eraseAt: string | null;
};

const known = cache(async () => {
  const sent = await headers();
  return personOfSession((name) => sent.get(name));
});

/** Who is signed in at this browser, for server components and server actions; looked up once a render. */
export async function currentActor(): Promise<Actor> {
  return (await known())?.actor ?? { kind: 'anonymous' };
}

/** The signed-in person as pages show them, or null. */
export async function currentPerson(): Promise<CurrentPerson | null> {
  const person = await known();
  if (!person) return null;
  const { actor, email, name, givenRole, eraseAt } = person;
  const willGo = eraseAt?.toISOString() ?? null;
  return { id: actor.userId, email, name, role: actor.role, givenRole, eraseAt: willGo };
}
