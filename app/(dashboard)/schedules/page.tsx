import { IconCalendarRepeat } from '@tabler/icons-react';
import type { Metadata } from 'next';
import { ScheduleTable } from '#components/schedules/schedule-table.tsx';
import { Card } from '#components/ui/card.tsx';
import { EmptyState } from '#components/ui/empty-state.tsx';
import { LinkButton } from '#components/ui/link-button.tsx';
import { Page } from '#components/ui/page.tsx';
import { forPage } from '#lib/http/for-page';
import { listSchedules } from '#lib/schedules/list-schedules';

export const metadata: Metadata = { title: 'Schedules' };

export default async function SchedulesPage() {
  const { data: schedules } = await forPage(listSchedules);
  const create = <LinkButton href="/schedules/new">New schedule</LinkButton>;
  return (
    <Page
      title="Schedules"
      description="Train again or score new data by itself, at the times you choose."
      action={schedules.length > 0 && create}
    >
      {schedules.length > 0 ? (
        <Card flush>
          <ScheduleTable schedules={schedules} />
        </Card>
      ) : (
        <EmptyState
          icon={<IconCalendarRepeat size={34} stroke={1.4} />}
          title="Nothing is scheduled yet"
          action={create}
        >
          A schedule repeats a run on the newest version of its data, and can publish it when it is better than what is
          in production; or it scores a data set with a model.
        </EmptyState>
      )}
    </Page>
  );
}
