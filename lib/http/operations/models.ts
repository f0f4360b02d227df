import { z } from 'zod';
import { operation } from '#lib/http/operation';
import {
  model,
  modelShares,
  modelSummary,
  newModel,
  productionAlias,
  stats,
  version,
  versionSummary,
} from '#lib/http/operations/examples/models';
import { publishOperation } from '#lib/http/publish-operation';
import { AliasHistory, AliasPage, aliasHistory } from '#lib/registry/alias-history';
import { CreateModel, createModel } from '#lib/registry/create-model';
import { Alias } from '#lib/registry/current-aliases';
import { DeleteModel, deleteModel } from '#lib/registry/delete-model';
import { GetModel, getModel } from '#lib/registry/get-model';
import { GetVersion, getVersion } from '#lib/registry/get-version';
import { ListModels, listModels, ModelPage } from '#lib/registry/list-models';
import { ListVersions, listVersions, VersionPage } from '#lib/registry/list-versions';
import { ModelDetail } from '#lib/registry/model-detail';
import { SetAlias, setAlias } from '#lib/registry/set-alias';
import { listShares, ModelShares } from '#lib/registry/sharing/list-shares';
import { ShareModel, shareModel } from '#lib/registry/sharing/share-model';
import { unshareModel } from '#lib/registry/sharing/unshare-model';
import { AliasName } from '#lib/registry/slug';
import { ModelChanges, updateModel } from '#lib/registry/update-model';
import { VersionDetail } from '#lib/registry/version-detail';
import { ModelStats, modelStats } from '#lib/usage/model-stats';
import { Span } from '#lib/usage/span';

const path = '/api/v1/models/{slug}';
const params = { slug: model.slug };
const aliasPath = `${path}/aliases/{name}`;
const peoplePath = `${path}/people`;
const AliasInPath = z.object({ slug: z.string(), name: AliasName });

export const modelOperations = {
  list: operation({
    method: 'GET',
    path: '/api/v1/models',
    id: 'listModels',
    tag: 'Models',
    summary: 'List models',
    description: 'Your own, those shared with you and those for everyone, newest first; an admin sees all.',
    permission: 'model:read',
    query: ListModels,
    answer: ModelPage,
    examples: { query: { q: 'iris', limit: '20' }, answer: { data: [modelSummary], nextCursor: null } },
    run: (ctx, { query }) => listModels(ctx, query),
  }),

  create: operation({
    method: 'POST',
    path: '/api/v1/models',
    id: 'createModel',
    tag: 'Models',
    summary: 'Create a model',
    description: 'It belongs to you and has no version yet: publish one, then point `production` at it.',
    permission: 'model:write',
    idempotent: true,
    status: 201,
    body: CreateModel,
    answer: ModelDetail,
    answerHeaders: { Location: 'Where the model is.' },
    refuses: ['conflict'],
    examples: {
      body: { slug: model.slug, name: model.name, description: model.description, visibility: 'everyone' },
      answer: newModel,
    },
    run: async (ctx, { body, headers }) => {
      const created = await createModel(ctx, body);
      headers.location = `/api/v1/models/${created.slug}`;
      return created;
    },
  }),

  get: operation({
    method: 'GET',
    path,
    id: 'getModel',
    tag: 'Models',
    summary: 'Read a model',
    description:
      'Its settings, and where its aliases point. A model that is private, or `shared` with others than you, does not exist ' +
      'for you: `404`, as for every other call to it.',
    permission: 'model:read',
    params: GetModel,
    answer: ModelDetail,
    examples: { params, answer: model },
    run: (ctx, { params }) => getModel(ctx, params),
  }),

  update: operation({
    method: 'PATCH',
    path,
    id: 'updateModel',
    tag: 'Models',
    summary: 'Change the settings of a model',
    description: 'What is left out stays. It holds at once, in every process.',
    permission: 'model:write',
    params: GetModel,
    body: ModelChanges,
    answer: ModelDetail,
    examples: { params, body: { cacheTtlS: 300 }, answer: { ...model, cacheTtlS: 300 } },
    run: (ctx, { params, body }) => updateModel(ctx, { ...params, changes: body }),
  }),

  delete: operation({
    method: 'DELETE',
    path,
    id: 'deleteModel',
    tag: 'Models',
    summary: 'Delete a model',
    description: 'Calls to it get `404` from now on, and its slug is free again. Its predictions stay in the ledger.',
    permission: 'model:write',
    params: DeleteModel,
    examples: { params },
    run: (ctx, { params }) => deleteModel(ctx, params),
  }),

  stats: operation({
    method: 'GET',
    path: `${path}/stats`,
    id: 'getModelStats',
    tag: 'Models',
    summary: 'Count the calls to a model',
    description:
      'For its owner, from the ledger itself: the 24 hours before the end unless `since` says otherwise, at most 366 days.',
    permission: 'prediction:read',
    params: GetModel,
    query: Span,
    answer: ModelStats,
    examples: { params, query: { since: stats.since, until: stats.until }, answer: stats },
    run: (ctx, { params, query }) => modelStats(ctx, { ...params, ...query }),
  }),

  listVersions: operation({
    method: 'GET',
    path: `${path}/versions`,
    id: 'listVersions',
    tag: 'Models',
    summary: 'List the versions of a model',
    description: 'Newest first; of a model of somebody else those that are ready.',
    permission: 'model:read',
    params: GetModel,
    query: ListVersions.omit({ slug: true }),
    answer: VersionPage,
    examples: { params, query: { limit: '20' }, answer: { data: [versionSummary], nextCursor: null } },
    run: (ctx, { params, query }) => listVersions(ctx, { ...params, ...query }),
  }),

  publishVersion: publishOperation,

  getVersion: operation({
    method: 'GET',
    path: `${path}/versions/{number}`,
    id: 'getVersion',
    tag: 'Models',
    summary: 'Read a version',
    description: 'With its manifest and certificate, and with the reason where it was rejected.',
    permission: 'model:read',
    params: GetVersion,
    answer: VersionDetail,
    examples: { params: { ...params, number: '1' }, answer: version },
    run: (ctx, { params }) => getVersion(ctx, params),
  }),

  aliasHistory: operation({
    method: 'GET',
    path: aliasPath,
    id: 'getAliasHistory',
    tag: 'Models',
    summary: 'Read where an alias has pointed',
    description: 'Newest first: the first entry is where it points now. For the owner of the model.',
    permission: 'model:read',
    params: AliasInPath,
    query: AliasHistory.omit({ slug: true, alias: true }),
    answer: AliasPage,
    examples: {
      params: { ...params, name: 'production' },
      query: { limit: '20' },
      answer: { data: [productionAlias], nextCursor: null },
    },
    run: (ctx, { params: { slug, name }, query }) => aliasHistory(ctx, { slug, alias: name, ...query }),
  }),

  setAlias: operation({
    method: 'PUT',
    path: aliasPath,
    id: 'setAlias',
    tag: 'Models',
    summary: 'Point an alias at a version',
    description:
      'At a ready one: no certificate, no traffic. It holds at once, in every process, and no call fails meanwhile.',
    permission: 'model:write',
    params: AliasInPath,
    body: SetAlias.pick({ version: true }),
    answer: Alias,
    refuses: ['conflict'],
    examples: { params: { ...params, name: 'production' }, body: { version: 1 }, answer: productionAlias },
    run: (ctx, { params: { slug, name }, body }) => setAlias(ctx, { slug, alias: name, ...body }),
  }),

  listShares: operation({
    method: 'GET',
    path: peoplePath,
    id: 'listModelShares',
    tag: 'Models',
    summary: 'List the people a model is shared with',
    description: 'By name, all on one page. For the owner of the model.',
    permission: 'model:write',
    params: GetModel,
    answer: ModelShares,
    examples: { params, answer: modelShares },
    run: (ctx, { params }) => listShares(ctx, params),
  }),

  share: operation({
    method: 'POST',
    path: peoplePath,
    id: 'shareModel',
    tag: 'Models',
    summary: 'Share a model with somebody',
    description:
      'They see and call it at once, while its visibility is `shared`; sharing again changes nothing. `422` for an e-mail ' +
      'that nobody has here, and for that of the owner.',
    permission: 'model:write',
    params: GetModel,
    body: ShareModel,
    answer: ModelShares,
    examples: { params, body: { email: 'ada@example.org' }, answer: modelShares },
    run: (ctx, { params, body }) => shareModel(ctx, { ...params, ...body }),
  }),

  unshare: operation({
    method: 'DELETE',
    path: `${peoplePath}/{id}`,
    id: 'unshareModel',
    tag: 'Models',
    summary: 'Take a shared model away from somebody',
    description:
      'At once, for their API keys too; batch jobs of theirs that it is scoring end. What it answered them stays theirs.',
    permission: 'model:write',
    params: GetModel.extend({ id: z.string().describe('Id of the person.') }),
    examples: { params: { ...params, id: modelShares.data[0]!.id } },
    run: (ctx, { params }) => unshareModel(ctx, params),
  }),
};
