import classes from '#components/datasets/dataset-facts.module.css';
import { Card } from '#components/ui/card.tsx';
import { CopyButton } from '#components/ui/copy-button.tsx';
import { NumberText } from '#components/ui/number.tsx';
import { Time } from '#components/ui/time.tsx';
import { byteText } from '#components/versions/byte-text.ts';
import type { DatasetVersionDetail } from '#lib/training/datasets/dataset-detail';

/** What a version of a data set is, in numbers. */
export function DatasetFacts({ version, ownerName }: { version: DatasetVersionDetail; ownerName: string }) {
  const { fileName, fileSha256, sizeBytes, rowCount, columnCount, target, createdAt, schema } = version;
  const notes = schema?.format.notes ?? [];
  return (
    <Card>
      <dl className={classes.facts}>
        <div>
          <dt>Rows</dt>
          <dd className={classes.large}>
            <NumberText value={rowCount} />
          </dd>
        </div>
        <div>
          <dt>Columns</dt>
          <dd className={classes.large}>
            <NumberText value={columnCount} />
          </dd>
        </div>
        <div>
          <dt>To predict</dt>
          <dd className={classes.large}>{target ?? <span className={classes.none}>not chosen</span>}</dd>
        </div>
        <div>
          <dt>Version</dt>
          <dd className={classes.large}>{version.number}</dd>
        </div>
        <div className={classes.wide}>
          <dt>File</dt>
          <dd>
            {fileName}, {byteText(sizeBytes)}, by {ownerName} <Time value={createdAt} />
          </dd>
        </div>
        <div className={classes.wide}>
          <dt>SHA-256</dt>
          <dd className={classes.hash}>
            <code>{fileSha256}</code>
            <CopyButton value={fileSha256} label="Copy the SHA-256" />
          </dd>
        </div>
        {notes.length > 0 && (
          <div className={classes.wide}>
            <dt>How it was read</dt>
            {notes.map((note) => (
              <dd key={note}>{note}</dd>
            ))}
          </div>
        )}
      </dl>
    </Card>
  );
}
