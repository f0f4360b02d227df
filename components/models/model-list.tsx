import Link from 'next/link';
import classes from '#components/models/model-list.module.css';
import { ModelStatus } from '#components/models/model-status.tsx';
import { taskWords } from '#components/models/task-words.ts';
import { VisibilityBadge } from '#components/models/visibility-badge.tsx';
import { Card } from '#components/ui/card.tsx';
import { DataTable } from '#components/ui/data-table.tsx';
import { Time } from '#components/ui/time.tsx';
import type { ModelSummary } from '#lib/registry/model-summary';

/** Models as a table, each with what answers its calls. */
export function ModelList({ models }: { models: readonly ModelSummary[] }) {
  return (
    <Card flush>
      <DataTable
        label="Models"
        columns={[
          { label: 'Name' },
          { label: 'Task' },
          { label: 'Status' },
          { label: 'Production version', numeric: true },
          { label: 'Owner' },
          { label: 'Visibility', minor: true },
          { label: 'Created' },
        ]}
        rows={models.map((model) => ({
          id: model.id,
          cells: [
            <span key="name">
              <Link href={`/models/${model.slug}`} className={classes.name}>
                {model.name}
              </Link>
              <span className={classes.slug}>{model.slug}</span>
            </span>,
            model.task ? taskWords[model.task] : '–',
            <ModelStatus key="status" model={model} />,
            model.productionVersion ?? '–',
            model.owner.name,
            <VisibilityBadge key="visibility" model={model} />,
            <Time key="created" value={model.createdAt} />,
          ],
        }))}
      />
    </Card>
  );
}
