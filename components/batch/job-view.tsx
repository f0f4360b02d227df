'use client';

import { Alert, Progress, Text } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import { useRouter } from 'next/navigation';
import { useEffect, useState } from 'react';
import { CancelJob } from '#components/batch/cancel-job.tsx';
import { DeleteJob } from '#components/batch/delete-job.tsx';
import { FileResults } from '#components/batch/file-results.tsx';
import { progressPercent } from '#components/batch/job-progress-percent.ts';
import { isUnderWay, JobStatus } from '#components/batch/job-status.tsx';
import classes from '#components/batch/job-view.module.css';
import { OutputPreview } from '#components/batch/output-preview.tsx';
import { callApi } from '#components/ui/call-api.ts';
import { Card } from '#components/ui/card.tsx';
import { NumberText } from '#components/ui/number.tsx';
import { TextLink } from '#components/ui/text-link.tsx';
import { Time } from '#components/ui/time.tsx';
import { byteText } from '#components/versions/byte-text.ts';
import type { BatchJobDetail } from '#lib/batch/batch-job-detail';

const everyMs = 1000;
const formatWords = { csv: ', CSV', jsonl: ', JSON lines', files: '' };

/** A batch job as it stands, asked for every second while it is under way and somebody looks. */
export function JobView({ initial }: { initial: BatchJobDetail }) {
  const router = useRouter();
  const [job, setJob] = useState(initial);
  const goesOn = isUnderWay(job);
  useEffect(() => {
    if (!goesOn) return;
    let stopped = false;
    const timer = setInterval(async () => {
      if (document.visibilityState !== 'visible') return;
      // A call that does not come through is made up for by the next.
      const next = await callApi<BatchJobDetail>(`/api/v1/batch-jobs/${initial.id}`).catch(() => null);
      if (!next || stopped) return;
      setJob(next);
      // The page around this one says how it ended, too.
      if (!isUnderWay(next)) router.refresh();
    }, everyMs);
    return () => {
      stopped = true;
      clearInterval(timer);
    };
  }, [goesOn, initial.id, router]);

  const percent = progressPercent(job);
  const ones = job.format === 'files' ? 'files' : 'rows';
  return (
    <>
      {job.problem && (
        <Alert color="red" icon={<IconAlertTriangle size={20} />} title="The job failed" mb="lg">
          <Text size="sm" style={{ whiteSpace: 'pre-line' }}>
            {job.problem}
          </Text>
        </Alert>
      )}
      <Card>
        <div className={classes.head}>
          <div role="status">
            <JobStatus status={job.status} />
            {goesOn && <span className={classes.percent}>{percent} %</span>}
          </div>
          {goesOn ? <CancelJob job={job} onCancelled={setJob} /> : <DeleteJob id={job.id} />}
        </div>
        {goesOn && (
          <Progress
            value={percent}
            animated
            size="lg"
            aria-label={`${ones === 'files' ? 'Files' : 'Rows'} answered`}
            transitionDuration={300}
            mb="lg"
          />
        )}
        <dl className={classes.facts}>
          <Fact label={ones === 'files' ? 'Files' : 'Rows'}>
            <NumberText value={job.doneRows} />
          </Fact>
          <Fact label={`Failed ${ones}`}>
            <NumberText value={job.failedRows} />
          </Fact>
          <Fact label="Units billed">
            <NumberText value={job.units} />
          </Fact>
          <Fact label="Speed">
            <NumberText value={job.rowsPerSecond} unit={`${ones}/s`} />
          </Fact>
          <Fact label={goesOn ? 'Time left' : 'Took'}>{goesOn ? secondsText(job.secondsLeft) : tookText(job)}</Fact>
        </dl>
      </Card>
      {job.format === 'files'
        ? job.doneRows > 0 && <FileResults job={job} />
        : job.doneRows > 0 && job.outputBytes > 0 && !goesOn && <OutputPreview job={job} />}
      <Card title="Details">
        <dl className={classes.details}>
          <dt>Model</dt>
          <dd>
            <TextLink href={`/models/${job.model.slug}/versions/${job.version}`}>
              {job.model.name}, version {job.version}
            </TextLink>
          </dd>
          <dt>Input</dt>
          <dd>
            {job.inputName}, {byteText(job.inputBytes)}
            {formatWords[job.format]}
          </dd>
          {job.notes.length > 0 && (
            <>
              <dt>How it was read</dt>
              <dd>{job.notes.join(' ')}</dd>
            </>
          )}
          {job.inputSha256 !== '' && (
            <>
              <dt>SHA-256</dt>
              <dd>
                <code>{job.inputSha256}</code>
              </dd>
            </>
          )}
          <dt>Asked for</dt>
          <dd>
            by {job.owner.name}
            {job.scheduleId && ', by a schedule'}, <Time value={job.createdAt} show="exact" />
          </dd>
          {job.finishedAt && (
            <>
              <dt>Ended</dt>
              <dd>
                <Time value={job.finishedAt} show="exact" />
              </dd>
            </>
          )}
        </dl>
      </Card>
    </>
  );
}

function Fact({ label, children }: { label: string; children: React.ReactNode }) {
  return (
    <div>
      <dt>{label}</dt>
      <dd>{children}</dd>
    </div>
  );
}

/** A span of time in its two largest units. */
function secondsText(seconds: number | null): string {
  if (seconds === null) return '–';
  const whole = Math.ceil(seconds);
  if (whole < 60) return `${whole} s`;
  if (whole < 3600) return `${Math.floor(whole / 60)} min ${whole % 60} s`;
  return `${Math.floor(whole / 3600)} h ${Math.floor((whole % 3600) / 60)} min`;
}

function tookText({ startedAt, finishedAt }: BatchJobDetail): string {
  if (!startedAt || !finishedAt) return '–';
  const ms = Date.parse(finishedAt) - Date.parse(startedAt);
  return ms < 10_000 ? `${(ms / 1000).toFixed(1)} s` : secondsText(ms / 1000);
}
