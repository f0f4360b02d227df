import { Group } from '@mantine/core';
import classes from '#components/models/prediction-facts.module.css';
import { CopyButton } from '#components/ui/copy-button.tsx';
import { NumberText } from '#components/ui/number.tsx';
import { TextLink } from '#components/ui/text-link.tsx';
import { Time } from '#components/ui/time.tsx';
import { millisecondText } from '#components/versions/millisecond-text.ts';
import type { PredictionSummary } from '#lib/usage/prediction-summary';

type Props = {
  prediction: PredictionSummary;
  /** Whether whoever looks sees the batch job it is of, if it is of one. */
  mayOpenJob: boolean;
  /** Whether they see its model. */
  mayOpenModel: boolean;
};

/** A call as the ledger has it. */
export function PredictionFacts({ prediction, mayOpenJob, mayOpenModel }: Props) {
  const { id, createdAt, model, version, user, keyId, subject, units, cached, latencyMs, requestId, batchJobId } =
    prediction;
  return (
    <dl className={classes.facts}>
      <dt>Id</dt>
      <dd>
        <Group gap={4} wrap="nowrap">
          <code>{id}</code>
          <CopyButton value={id} label="Copy the id" />
        </Group>
      </dd>
      <dt>When</dt>
      <dd>
        <Time value={createdAt} show="exact" />
      </dd>
      <dt>Version</dt>
      <dd>
        {mayOpenModel && version !== null ? (
          <TextLink href={`/models/${model}/versions/${version}`}>{version}</TextLink>
        ) : (
          (version ?? 'not found')
        )}
      </dd>
      <dt>By</dt>
      <dd>
        {user.name || 'Erased'}
        {keyId ? (
          <>
            , with the key <code>{keyId}</code>
          </>
        ) : (
          !batchJobId && ', in the browser'
        )}
      </dd>
      {batchJobId && (
        <>
          <dt>Batch job</dt>
          <dd>
            {mayOpenJob ? <TextLink href={`/batch/${batchJobId}`}>{batchJobId}</TextLink> : <code>{batchJobId}</code>}
          </dd>
        </>
      )}
      {subject && (
        <>
          <dt>Subject</dt>
          <dd>{subject}</dd>
        </>
      )}
      <dt>Units</dt>
      <dd>
        <NumberText value={units} unit={units === 1 ? 'row' : 'rows'} />
      </dd>
      <dt>Latency</dt>
      <dd>
        {millisecondText(latencyMs)}
        {cached && ', from the cache'}
      </dd>
      <dt>Request</dt>
      <dd>
        <code>{requestId}</code>
      </dd>
    </dl>
  );
}
