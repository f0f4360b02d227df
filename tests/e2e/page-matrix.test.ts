import { glob } from 'node:fs/promises';
import type { APIRequestContext } from '@playwright/test';
import { type Permission, permissions, type Role, roles } from '#lib/auth/permissions';
import { linearRegression } from '#tests/support/onnx-fixtures';
import { callApi, createModel, publish, unique } from './support/api.ts';
import { scoreFlowers, uploadDataset } from './support/data-file.ts';
import { draftInvoice } from './support/past-invoice.ts';
import { sessionOf } from './support/session.ts';
import { site } from './support/site.ts';
import { expect, test } from './support/test.ts';
import { startRun } from './support/train.ts';

/** What the admin has, and strangers have not. */
type Things = Awaited<ReturnType<typeof makeThings>>;
/** Who sees a page: whoever holds the permission. One that names a thing of the admin's says where it is. */
type Rule = { permission: Permission; path?: (things: Things) => string };

/** Every page of the dashboard. Whoever may not see one is told that there is nothing. */
const pages: Record<string, Rule> = {
  '/admin': { permission: 'settings:write' },
  '/admin/audit': { permission: 'audit:read' },
  '/admin/privacy': { permission: 'settings:write' },
  '/admin/roles': { permission: 'person:write' },
  '/admin/settings': { permission: 'settings:write' },
  '/batch': { permission: 'batch:run' },
  '/batch/[id]': { permission: 'batch:run-any', path: ({ job }) => `/batch/${job}` },
  '/batch/new': { permission: 'batch:run', path: () => '/batch/new?model=iris' },
  '/billing': { permission: 'billing:read' },
  '/billing/[id]': { permission: 'finance:read', path: ({ invoice }) => `/billing/${invoice}` },
  '/datasets': { permission: 'training:read' },
  '/datasets/[id]': { permission: 'training:write-any', path: ({ dataset }) => `/datasets/${dataset}` },
  '/datasets/new': { permission: 'training:write' },
  '/experiments': { permission: 'training:read' },
  '/finance': { permission: 'finance:read' },
  '/finance/audit': { permission: 'finance:read' },
  '/finance/customers': { permission: 'finance:read' },
  '/finance/customers/[id]': { permission: 'finance:read', path: ({ person }) => `/finance/customers/${person}` },
  '/finance/invoices': { permission: 'finance:read' },
  '/finance/periods': { permission: 'finance:read' },
  '/finance/periods/[period]': { permission: 'finance:read', path: () => '/finance/periods/2026-01' },
  '/finance/plans': { permission: 'finance:read' },
  '/finance/plans/[id]': { permission: 'finance:read', path: () => '/finance/plans/free' },
  '/finance/plans/new': { permission: 'finance:write' },
  '/finance/receivables': { permission: 'finance:read' },
  '/finance/settings': { permission: 'finance:read' },
  '/history': { permission: 'prediction:read' },
  '/history/[id]': { permission: 'prediction:read-any', path: ({ prediction }) => `/history/${prediction}` },
  '/history/compare': {
    permission: 'prediction:read-any',
    path: ({ prediction }) => `/history/compare?a=${prediction}&b=${prediction}`,
  },
  '/keys': { permission: 'key:write' },
  '/models': { permission: 'model:read' },
  '/models/[slug]': { permission: 'model:write-any', path: ({ model }) => `/models/${model}` },
  '/models/[slug]/playground': { permission: 'model:write-any', path: ({ model }) => `/models/${model}/playground` },
  '/models/[slug]/predictions': { permission: 'model:write-any', path: ({ model }) => `/models/${model}/predictions` },
  // Of a model that everybody may use: what others asked it is theirs.
  '/models/[slug]/predictions/[id]': {
    permission: 'prediction:read-any',
    path: ({ prediction }) => `/models/iris/predictions/${prediction}`,
  },
  '/models/[slug]/settings': { permission: 'model:write-any', path: () => '/models/iris/settings' },
  '/models/[slug]/versions': { permission: 'model:write-any', path: ({ model }) => `/models/${model}/versions` },
  '/models/[slug]/versions/[n]': { permission: 'model:write-any', path: ({ model }) => `/models/${model}/versions/1` },
  '/models/[slug]/versions/new': { permission: 'model:write-any', path: () => '/models/iris/versions/new' },
  '/models/new': { permission: 'model:write' },
  '/people': { permission: 'person:write' },
  '/people/invitations': { permission: 'person:write' },
  '/predict': { permission: 'predict:run' },
  '/profile': { permission: 'privacy:use' },
  '/profile/privacy': { permission: 'privacy:use' },
  '/runs': { permission: 'training:read' },
  '/runs/[id]': { permission: 'training:write-any', path: ({ run }) => `/runs/${run}` },
  '/runs/compare': { permission: 'training:write-any', path: ({ run }) => `/runs/compare?ids=${run},${run}` },
  '/runs/new': { permission: 'training:write' },
  '/schedules': { permission: 'training:read' },
  '/schedules/new': { permission: 'training:write' },
  '/usage': { permission: 'usage:read' },
  '/webhooks': { permission: 'webhook:write' },
  '/webhooks/[id]': { permission: 'webhook:write', path: ({ webhook }) => `/webhooks/${webhook}` },
  '/webhooks/[id]/messages/[messageId]': {
    permission: 'webhook:write',
    path: ({ webhook, message }) => `/webhooks/${webhook}/messages/${message}`,
  },
};

/** What is its owner's alone, whatever role another has. */
const ofOwnerAlone = new Set(['/webhooks/[id]', '/webhooks/[id]/messages/[messageId]']);

const idOf = (answer: { body: unknown }) => (answer.body as { id: string }).id;

async function makeThings() {
  const call = (path: string, body: unknown) => callApi(path, { method: 'POST', body });
  const model = await createModel('hidden');
  await publish(model, linearRegression());
  const { id: dataset } = await uploadDataset();
  const email = `${unique('customer')}@example.org`;
  const person = await makePerson(email);
  const flower = { sepal_length: 5, sepal_width: 3, petal_length: 2, petal_width: 1 };
  const webhook = idOf(
    await call('/api/v1/webhooks', {
      url: 'https://93.184.215.14/',
      description: 'Mine',
      events: ['batch_job.canceled'],
    }),
  );
  return {
    model,
    dataset,
    run: await startRun({ dataset, algorithm: 'linear' }),
    job: await scoreFlowers(),
    prediction: idOf(await call('/api/predict', { model: 'iris', input: flower })),
    person,
    invoice: await draftInvoice(email, '2026-01'),
    webhook,
    message: idOf(await call(`/api/v1/webhooks/${webhook}/test`, {})),
  };
}

async function strangerOf(role: Role) {
  const [email, password] = [`${unique(role)}@example.org`, unique('three plain words')];
  const id = await makePerson(email, password);
  expect(await callApi(`/api/v1/people/${id}`, { method: 'PATCH', body: { role } })).toMatchObject({ status: 200 });
  return { email, password };
}

const makePerson = async (email: string, password = unique('three plain words')) =>
  idOf(await callApi('/api/v1/people', { method: 'POST', body: { email, name: 'Stranger', password } }));

test('every page of the dashboard says who may see it', async () => {
  const files = await Array.fromAsync(glob('app/(dashboard)/**/page.tsx'));
  const paths = files.map((file) => file.slice('app/(dashboard)'.length, -'/page.tsx'.length));
  expect(paths.toSorted()).toEqual(Object.keys(pages).toSorted());
});

test('pages are shown to whom they say, hidden from everybody else, and send nobody to sign in', async ({
  playwright,
}) => {
  test.setTimeout(300_000);
  const things = await makeThings();
  const contextOf = async (credentials: { email: string; password: string }) =>
    playwright.request.newContext({ baseURL: site().url, storageState: await sessionOf(playwright, credentials) });
  const statusOf = async (client: APIRequestContext, path: string) =>
    (await client.get(path, { maxRedirects: 0 })).status();
  const callers: [string, APIRequestContext, (page: string, { permission }: Rule) => number][] = [
    ['nobody', await playwright.request.newContext({ baseURL: site().url }), () => 307],
    ['its owner', await contextOf(site()), (page) => (page === '/history/[id]' ? 307 : 200)],
  ];
  for (const role of roles) {
    const holds = ({ permission }: Rule) => (permissions[permission].roles as readonly Role[]).includes(role);
    callers.push([
      `a stranger (${role})`,
      await contextOf(await strangerOf(role)),
      (page, rule) => (!holds(rule) || ofOwnerAlone.has(page) ? 404 : page === '/history/[id]' ? 307 : 200),
    ]);
  }
  const wrong: string[] = [];
  for (const [page, rule] of Object.entries(pages)) {
    const path = rule.path?.(things) ?? page;
    for (const [who, client, expected] of callers) {
      const status = await statusOf(client, path);
      if (status !== expected(page, rule)) wrong.push(`${who}: ${path} → ${status}, not ${expected(page, rule)}`);
    }
  }
  expect(wrong).toEqual([]);
});
