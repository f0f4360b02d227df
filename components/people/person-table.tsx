import { DisablePerson } from '#components/people/disable-person.tsx';
import { PersonEmail } from '#components/people/person-email.tsx';
import { PersonState } from '#components/people/person-state.tsx';
import { ResetTwoFactor } from '#components/people/reset-two-factor.tsx';
import { RoleSelect } from '#components/people/role-select.tsx';
import { DataTable } from '#components/ui/data-table.tsx';
import { Time } from '#components/ui/time.tsx';
import type { Person } from '#lib/auth/people/person';

const columns = [
  { label: 'Name' },
  { label: 'E-mail' },
  { label: 'State' },
  { label: 'Joined' },
  { label: 'Role' },
  { label: 'Two-factor' },
  { label: 'Disable', quiet: true },
];

export function PersonTable({ people, myId }: { people: Person[]; myId: string }) {
  return (
    <DataTable
      label="People"
      columns={columns}
      rows={people.map((person) => ({
        id: person.id,
        dimmed: person.disabledAt !== null,
        cells: [
          person.id === myId ? `${person.name} (you)` : person.name,
          <PersonEmail key="email" person={person} />,
          <PersonState key="state" person={person} />,
          <Time key="joined" value={person.createdAt} show="date" />,
          <RoleSelect key="role" person={person} isMe={person.id === myId} />,
          <TwoFactor key="two-factor" person={person} isMe={person.id === myId} />,
          person.id !== myId && !isErasureDue(person) && <DisablePerson key="disable" person={person} />,
        ],
      }))}
    />
  );
}

/** Closed for good: nothing lets them in again. */
const isErasureDue = ({ disabledAt, eraseAt }: Person) =>
  disabledAt !== null && eraseAt !== null && Date.parse(eraseAt) <= Date.now();

/** One's own is switched off on the profile, with password and code. */
function TwoFactor({ person, isMe }: { person: Person; isMe: boolean }) {
  if (!person.hasTwoFactor) return 'Off';
  return <>On {!isMe && <ResetTwoFactor person={person} />}</>;
}
