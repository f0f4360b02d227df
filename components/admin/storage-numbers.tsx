import classes from '#components/admin/admin.module.css';
import { byteText } from '#components/versions/byte-text.ts';
import type { StorageHealth } from '#lib/storage/get-storage';

/** What is stored, and how much room is left. */
export function StorageNumbers({ kind, stored, cached, databaseBytes, diskFreeBytes, diskBytes }: StorageHealth) {
  const numbers = [
    { label: 'Files', value: stored ? byteText(stored.bytes) : 'In the bucket' },
    ...(kind === 's3' ? [{ label: 'Copies of them here', value: byteText(cached.bytes) }] : []),
    { label: 'Database', value: byteText(databaseBytes) },
    { label: 'Free on this disk', value: `${byteText(diskFreeBytes)} of ${byteText(diskBytes)}` },
  ];
  return (
    <dl className={classes.numbers}>
      {numbers.map(({ label, value }) => (
        <div key={label}>
          <dt>{label}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}
