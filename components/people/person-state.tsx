import { Status } from '#components/ui/status.tsx';
import { Time } from '#components/ui/time.tsx';
import type { Person } from '#lib/auth/people/person';

/** Whether an account opens anything, and until when it is there. */
export function PersonState({ person: { disabledAt, eraseAt } }: { person: Pick<Person, 'disabledAt' | 'eraseAt'> }) {
  if (eraseAt) {
    return (
      <Status tone="busy">
        <span>
          {disabledAt ? 'Disabled, to be erased on' : 'To be erased on'} <Time value={eraseAt} show="date" />
        </span>
      </Status>
    );
  }
  return <Status tone={disabledAt ? 'quiet' : 'good'}>{disabledAt ? 'Disabled' : 'Active'}</Status>;
}
