import type { Metadata } from 'next';
import type { ReactNode } from 'react';
import { ModelStatus } from '#components/models/model-status.tsx';
import { ModelTabs } from '#components/models/model-tabs.tsx';
import { taskWords } from '#components/models/task-words.ts';
import { VisibilityBadge } from '#components/models/visibility-badge.tsx';
import { Page } from '#components/ui/page.tsx';
import classes from './layout.module.css';
import { readModel } from './read-model.ts';

type Props = { params: Promise<{ slug: string }>; children: ReactNode };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { name } = await readModel((await params).slug);
  return { title: { default: name, template: `%s · ${name} · Bellwether` } };
}

export default async function ModelLayout({ params, children }: Props) {
  const model = await readModel((await params).slug);
  return (
    <Page
      title={model.name}
      breadcrumbs={[{ label: 'Models', href: '/models' }]}
      description={
        <>
          {model.description && <div>{model.description}</div>}
          <div className={classes.facts}>
            <code>{model.slug}</code>
            {model.task && <span>{taskWords[model.task]}</span>}
            <ModelStatus model={model} />
            <VisibilityBadge model={model} />
            <span>by {model.owner.name}</span>
          </div>
        </>
      }
    >
      <ModelTabs slug={model.slug} mayChange={model.mayChange} />
      {children}
    </Page>
  );
}
