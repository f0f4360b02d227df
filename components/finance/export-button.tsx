import { Button, type ButtonProps } from '@mantine/core';
import { IconDownload } from '@tabler/icons-react';
import { addressOf } from '#components/ui/address-of.ts';
import type { ExportFinance } from '#lib/billing/finance/exports/export-finance';

type Props = ExportFinance & ButtonProps & { label?: string };

/** Saves a table of some months as CSV. */
export function ExportButton({ what, from, to, label = 'Export CSV', ...props }: Props) {
  return (
    <Button
      component="a"
      href={addressOf(`/api/v1/finance/exports/${what}`, { from, to })}
      download
      variant="default"
      size="sm"
      leftSection={<IconDownload size={17} />}
      style={{ flex: 'none' }}
      {...props}
    >
      {label}
    </Button>
  );
}
