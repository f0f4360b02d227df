import { Button } from '@mantine/core';
import { IconDownload } from '@tabler/icons-react';
import { addressOf } from '#components/ui/address-of.ts';
import type { AuditTyped } from '#lib/audit/audit-page-query';

const formats = [
  { format: 'jsonl', label: 'Export JSON lines' },
  { format: 'csv', label: 'Export CSV' },
];

/** Saves all that was searched for. */
export function ExportAuditLinks({ query }: { query: Omit<AuditTyped, 'cursor'> }) {
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
