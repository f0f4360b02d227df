import type { Metadata } from 'next';
import classes from '#components/admin/admin.module.css';
import { FailedJobTable } from '#components/admin/failed-job-table.tsx';
import { QueueTable } from '#components/admin/queue-table.tsx';
import { StorageNumbers } from '#components/admin/storage-numbers.tsx';
import { Card } from '#components/ui/card.tsx';
import { Page } from '#components/ui/page.tsx';
import { forPage } from '#lib/http/for-page';
import { getQueues } from '#lib/queue/get-queues';
import { getStorage } from '#lib/storage/get-storage';

export const metadata: Metadata = { title: 'Health' };

export default async function HealthPage() {
  const { queues, failed } = await forPage(getQueues);
  const storage = await forPage(getStorage);
  return (
    <Page title="Health" description="How much room there is, and what the workers have to do.">
      <div className={classes.stack}>
        <Card title="Storage">
          <StorageNumbers {...storage} />
        </Card>
        <Card title="Queues" flush>
          <QueueTable queues={queues} />
        </Card>
        {failed.length > 0 && (
          <Card title="Failed jobs" description="After every retry. They are forgotten after a week." flush>
            <FailedJobTable jobs={failed} />
          </Card>
        )}
      </div>
    </Page>
  );
}
