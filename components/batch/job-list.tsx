import { progressPercent } from '#components/batch/job-progress-percent.ts';
import { isUnderWay, JobStatus } from '#components/batch/job-status.tsx';
import { Card } from '#components/ui/card.tsx';
import { DataTable } from '#components/ui/data-table.tsx';
import { NumberText } from '#components/ui/number.tsx';
import { TextLink } from '#components/ui/text-link.tsx';
import { Time } from '#components/ui/time.tsx';
import type { BatchJobDetail } from '#lib/batch/batch-job-detail';

/** Batch jobs as a table, newest first. */
export function JobList({ jobs }: { jobs: readonly BatchJobDetail[] }) {
  return (
    <Card flush>
      <DataTable
        label="Batch jobs"
        columns={[
          { label: 'File' },
          { label: 'Status' },
          { label: 'Model' },
          { label: 'Rows', numeric: true },
          { label: 'Failed rows', numeric: true, minor: true },
          { label: 'Started' },
        ]}
        rows={jobs.map((job) => ({
          id: job.id,
          cells: [
            <TextLink key="file" href={`/batch/${job.id}`} c="inherit" underline="hover">
              {job.inputName}
            </TextLink>,
            <span key="status">
              <JobStatus status={job.status} />
              {isUnderWay(job) && `, ${progressPercent(job)} %`}
            </span>,
            `${job.model.name}, version ${job.version}`,
            <NumberText key="rows" value={job.doneRows} />,
            <NumberText key="failed" value={job.failedRows} />,
            <Time key="created" value={job.createdAt} />,
          ],
        }))}
      />
    </Card>
  );
}
