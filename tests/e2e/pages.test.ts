import type { Page } from '@playwright/test';
import { linearRegression } from '#tests/support/onnx-fixtures';
import { expectAccessible } from './support/accessible.ts';
import { callApi, createModel } from './support/api.ts';
import { chooseFile, flowers, houses, scoreFlowers, uploadDataset } from './support/data-file.ts';
import { chooseModelFile } from './support/model-file.ts';
import { openPlayground, predict } from './support/playground.ts';
import { expect, signedIn, test } from './support/test.ts';
import { train } from './support/train.ts';

type Shown = {
  /** What has to be there before the page is looked at. */
  heading: string | RegExp;
  path: string | (() => Promise<string>);
  act?: (page: Page) => Promise<unknown>;
};

const predicted = (slug: string) => async (page: Page) => {
  await openPlayground(page, slug);
  await predict(page);
};

const forEverybody: Record<string, Shown> = {
  landing: { path: '/', heading: /model/ },
  'sign in': { path: '/sign-in', heading: 'Sign in' },
  'sign up': { path: '/sign-up', heading: 'Sign up' },
  'forgotten password': { path: '/reset-password', heading: 'Forgot your password?' },
  'a link that is over': { path: '/invitation?token=x', heading: 'This link is over' },
  'an error explained': { path: '/problems/rate-limited', heading: /./ },
};

const inside: Record<string, Shown> = {
  invitations: { path: '/people/invitations', heading: 'Invitations' },
  'inviting somebody': {
    path: '/people/invitations',
    heading: 'Invitations',
    act: (page) => page.getByRole('button', { name: 'Invite somebody' }).first().click(),
  },
  models: { path: '/models', heading: 'Models' },
  'models, nothing found': { path: '/models?q=zzzzzz', heading: 'Nothing found' },
  'new model': { path: '/models/new', heading: 'New model' },
  'a model': { path: '/models/claims', heading: 'Claims' },
  'a model without a version': {
    path: async () => `/models/${await createModel('empty')}`,
    heading: 'Publish its first version',
  },
  playground: { path: '/models/claims/playground', heading: 'Input' },
  'playground with an answer': { path: '/models/iris/playground', heading: 'Input', act: predicted('iris') },
  'playground with an error': { path: '/models/iris/playground', heading: 'Input', act: wrongValue },
  'playground of pictures': { path: '/models/digits/playground', heading: 'Input', act: predicted('digits') },
  versions: { path: '/models/iris/versions', heading: /./ },
  'a version with its certificate': { path: '/models/claims/versions/1', heading: 'Certificate' },
  'new version': { path: async () => `/models/${await createModel('fresh')}/versions/new`, heading: 'New version' },
  'new version, file chosen': {
    path: async () => `/models/${await createModel('fresh')}/versions/new`,
    heading: 'New version',
    act: (page) =>
      chooseModelFile(page, 'line.onnx', linearRegression()).then(() => page.getByLabel('Notes').waitFor()),
  },
  predictions: { path: () => aPrediction().then(() => '/models/iris/predictions'), heading: 'Iris' },
  'failed calls': { path: '/models/iris/predictions?status=failed', heading: 'Iris' },
  'a prediction': { path: async () => `/models/iris/predictions/${await aPrediction()}`, heading: 'Iris' },
  settings: { path: '/models/iris/settings', heading: 'Settings' },
  'settings of a shared model': {
    path: async () => `/models/${await createModel('shared', { visibility: 'shared' })}/settings`,
    heading: 'People it is shared with',
  },
  'settings, asked to delete': {
    path: '/models/iris/settings',
    heading: 'Settings',
    act: (page) => page.getByRole('button', { name: /^Delete model/ }).click(),
  },
  'data sets': { path: () => uploadDataset().then(() => '/datasets'), heading: 'Data sets' },
  'upload data set': { path: '/datasets/new', heading: 'Upload data set' },
  'upload data set, file chosen': {
    path: '/datasets/new',
    heading: 'Upload data set',
    act: (page) => chooseFile(page, 'CSV file', 'houses.csv', houses(20)).then(() => page.getByLabel('Name').waitFor()),
  },
  'a data set': { path: async () => `/datasets/${(await uploadDataset()).id}`, heading: 'Columns' },
  'a data set, changed': {
    path: async () => `/datasets/${(await uploadDataset()).id}`,
    heading: 'Columns',
    act: (page) => page.getByLabel('Type of postcode').selectOption('category'),
  },
  'a data set, rejected': {
    path: async () => `/datasets/${(await uploadDataset(`${houses(9)}\n1,2\n`)).id}`,
    heading: 'Versions',
  },
  'batch jobs': { path: () => scoreFlowers().then(() => '/batch'), heading: 'Batch jobs' },
  'new batch job': { path: '/batch/new?model=claims', heading: 'New batch job' },
  'new batch job, file chosen': {
    path: '/batch/new?model=iris',
    heading: 'New batch job',
    act: (page) =>
      chooseFile(page, 'Input file', 'flowers.csv', flowers(9)).then(() => page.getByRole('region').first().waitFor()),
  },
  'a batch job': {
    path: async () => `/batch/${await scoreFlowers()}`,
    heading: 'Output',
    act: (page) => page.getByRole('region', { name: 'First rows of the output' }).waitFor(),
  },
  predict: { path: '/predict', heading: 'Predict' },
  'predict, a model chosen': {
    path: '/predict?model=iris',
    heading: 'Predict',
    act: (page) => page.getByLabel('petal_width').waitFor(),
  },
  history: { path: () => aPrediction().then(() => '/history'), heading: 'History' },
  'predictions compared': {
    path: async () => `/history/compare?a=${await aPrediction()}&b=${await aPrediction()}`,
    heading: 'They agree',
  },
  schedules: { path: () => aSchedule().then(() => '/schedules'), heading: 'Schedules' },
  'schedules, changing one': {
    path: () => aSchedule().then(() => '/schedules'),
    heading: 'Schedules',
    act: (page) =>
      page
        .getByRole('button', { name: /^Change/ })
        .first()
        .click()
        .then(() => page.getByRole('list', { name: 'Next three times' }).getByRole('listitem').nth(2).waitFor()),
  },
  'new schedule': { path: '/schedules/new', heading: 'New schedule' },
  runs: { path: () => train().then(() => '/runs'), heading: 'Runs' },
  'new run': { path: async () => `/runs/new?dataset=${(await uploadDataset()).id}`, heading: 'New run' },
  'new run, parameters shown': {
    path: async () => `/runs/new?dataset=${(await uploadDataset()).id}`,
    heading: 'New run',
    act: (page) => page.getByRole('button', { name: 'Parameters' }).click(),
  },
  'a run': { path: async () => `/runs/${await train({ groupBy: 'side' })}`, heading: 'Confusion matrix' },
  'a run, to be published': {
    path: async () => `/runs/${await train()}`,
    heading: 'Metrics',
    act: (page) => page.getByRole('button', { name: 'Publish' }).click(),
  },
  'a run of numbers': {
    path: async () => `/runs/${await train({ target: 'area', algorithm: 'random-forest' })}`,
    heading: 'Residuals',
  },
  'a search': { path: async () => `/runs/${await train({ search: { trials: 4 } })}`, heading: 'Trials' },
  'runs compared': {
    path: async () => `/runs/compare?ids=${await train()},${await train({ algorithm: 'linear' })}`,
    heading: 'What differs',
  },
  experiments: { path: () => train({ experiment: 'First look' }).then(() => '/experiments'), heading: 'Experiments' },
  webhooks: { path: () => aWebhook().then(() => '/webhooks'), heading: 'Webhooks' },
  'webhooks, adding one': {
    path: '/webhooks',
    heading: 'Webhooks',
    act: (page) =>
      page
        .getByRole('button', { name: /^Add/ })
        .click()
        .then(() => page.getByText('Only these').click()),
  },
  'a webhook': { path: async () => `/webhooks/${await aWebhook()}`, heading: 'Nothing was sent yet' },
  keys: { path: '/keys', heading: 'API keys' },
  'keys, making one': {
    path: '/keys',
    heading: 'API keys',
    act: (page) => page.getByRole('button', { name: 'Create key' }).click(),
  },
  profile: { path: '/profile', heading: 'Profile' },
  people: { path: '/people', heading: 'People' },
  'people, nobody found': { path: '/people?q=zzzzzz', heading: 'Nobody found' },
  'people, adding one': {
    path: '/people',
    heading: 'People',
    act: (page) => page.getByRole('button', { name: 'Add a person' }).click(),
  },
  'people, disabling one': {
    path: '/people',
    heading: 'People',
    act: (page) =>
      page
        .getByRole('button', { name: /^Disable/ })
        .first()
        .click(),
  },
  health: { path: '/admin', heading: 'Health' },
  'audit log': {
    path: '/admin/audit',
    heading: 'Audit log',
    act: (page) =>
      page
        .getByRole('button', { name: 'Verify now' })
        .click()
        .then(() => page.getByText('Unbroken').waitFor()),
  },
  'audit log, a filter that does not fit': {
    path: '/admin/audit?action=no-such-thing&from=2026-02-31',
    heading: 'Nothing was searched for',
  },
  'audit log, nothing found': { path: '/admin/audit?q=nothing-like-this', heading: 'Nothing found' },
  roles: { path: '/admin/roles', heading: 'Roles' },
  'settings in force': { path: '/admin/settings', heading: 'Settings' },
};

test.describe('accessible in light and dark, as wide as the screen, and silent in the console:', {
  tag: '@phone',
}, () => {
  for (const [name, shown] of Object.entries(forEverybody)) test(name, ({ page }) => check(page, shown));

  test.describe('signed in,', () => {
    test.use({ ...signedIn, expectedFailures: [422] });
    for (const [name, shown] of Object.entries(inside)) test(name, ({ page }) => check(page, shown));
  });

  test.describe('not found', () => {
    test.use({ expectedFailures: [404] });
    test('not found', ({ page }) => check(page, { path: '/nowhere', heading: 'There is nothing here' }));
  });
});

async function check(page: Page, { path, heading, act }: Shown): Promise<void> {
  await page.goto(typeof path === 'string' ? path : await path());
  await expect(page.getByRole('heading', { name: heading }).first()).toBeVisible();
  await expect(page.getByRole('heading', { level: 1 })).toHaveCount(1);
  await expect(page).toHaveTitle(/Bellwether/);
  await act?.(page);
  await expectAccessible(page);
  const tooWide = await page.evaluate(
    () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
  );
  expect(tooWide, 'pixels that one has to scroll sideways for').toBe(0);
}

async function wrongValue(page: Page): Promise<void> {
  await openPlayground(page, 'iris');
  await page.getByLabel('petal_width').fill('99');
  await page.getByRole('button', { name: 'Predict', exact: true }).click();
  await expect(page.getByLabel('petal_width')).toHaveAttribute('aria-invalid', 'true');
}

async function aPrediction(): Promise<string> {
  const input = { sepal_length: 5, sepal_width: 3, petal_length: 2, petal_width: 1 };
  const { body } = await callApi('/api/predict', { method: 'POST', body: { model: 'iris', input } });
  return (body as { id: string }).id;
}

/** The id of a webhook that is told of nothing that happens here. */
async function aWebhook(): Promise<string> {
  const body = { url: 'https://93.184.215.14/hook', description: 'Nightly', events: ['async_prediction.canceled'] };
  const { body: webhook } = await callApi('/api/v1/webhooks', { method: 'POST', body });
  return (webhook as { id: string }).id;
}

async function aSchedule(): Promise<void> {
  const { id, name } = await uploadDataset();
  const work = { kind: 'run', datasetId: id, spec: { target: 'sold', choice: { algorithm: 'linear' } } };
  const body = { name: `Retrain ${name}`, cron: '0 6 * * *', timeZone: 'Europe/Berlin', work };
  await callApi('/api/v1/schedules', { method: 'POST', body });
}
