import { IconKey } from '@tabler/icons-react';
import type { Metadata } from 'next';
import { headers } from 'next/headers';
import { CreateKey } from '#components/keys/create-key.tsx';
import { keyState } from '#components/keys/key-state.ts';
import { KeyTable } from '#components/keys/key-table.tsx';
import { Card } from '#components/ui/card.tsx';
import { EmptyState } from '#components/ui/empty-state.tsx';
import { Page } from '#components/ui/page.tsx';
import { listApiKeys } from '#lib/auth/api-keys/list-api-keys';
import { usableScopes } from '#lib/auth/api-keys/usable-scopes';
import { currentPerson } from '#lib/auth/current-actor';
import { may } from '#lib/auth/may';
import { forPage } from '#lib/http/for-page';
import { siteUrl } from '#lib/http/site-url';

export const metadata: Metadata = { title: 'Keys' };

export default async function KeysPage() {
  const { keys, actor } = await forPage(async (ctx) => ({ keys: await listApiKeys(ctx), actor: ctx.actor }));
  const isLeaving = (await currentPerson())?.eraseAt != null;
  const sent = await headers();
  const now = new Date();
  const planLimitPerMinute = actor.kind === 'user' ? actor.planLimitPerMinute : 0;
  const create = (
    <CreateKey
      label={keys.length > 0 ? 'Create key' : 'Create your first key'}
      scopes={usableScopes(actor)}
      planLimitPerMinute={planLimitPerMinute}
      mayExceedPlan={may(actor, 'key:unlimited')}
      siteUrl={siteUrl((name) => sent.get(name))}
    />
  );
  return (
    <Page
      title="API keys"
      description="A program shows who it is with a key. Give each program its own, so that you can revoke one without stopping the others."
      action={keys.length > 0 && create}
    >
      {keys.length > 0 ? (
        <Card flush>
          <KeyTable
            keys={keys.map((key) => ({ ...key, state: keyState(key, now, isLeaving) }))}
            planLimitPerMinute={planLimitPerMinute}
          />
        </Card>
      ) : (
        <EmptyState icon={<IconKey size={32} stroke={1.5} />} title="No keys yet" action={create}>
          In the browser you can use every model without one. To call them from a program, create a key and send it with
          each request.
        </EmptyState>
      )}
    </Page>
  );
}
