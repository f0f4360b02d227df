import { Button } from '@mantine/core';
import { IconDownload } from '@tabler/icons-react';
import type { AuditPageQuery } from '#components/admin/audit-query.ts';
import { addressOf } from '#components/finance/finance-query.ts';

const formats = [
  { format: 'jsonl', label: 'Export JSON lines' },
  { format: 'csv', label: 'Export CSV' },
];

/** Saves all that was searched for. */
export function ExportAuditLinks({ query }: { query: Omit<AuditPageQuery, 'cursor'> }) {
  return formats.map(({ format, label }) => (
    <Button
      key={format}
      component="a"
      href={addressOf('/api/v1/audit/export', { ...query, format })}
      download
      variant="default"
      size="sm"
      leftSection={<IconDownload size={17} />}
    >
      {label}
    </Button>
  ));
}
