import { LRUCache } from 'lru-cache';
import type { Database } from '#db/client';
import { forgetAnswers } from '#lib/inference/cache/forget-answers';
import { type ServedVersion, serveVersion } from '#lib/inference/serve-version';
import { log } from '#lib/log';
import { processShared } from '#lib/process-shared';
import { watchModels } from '#lib/registry/live';
import { loadReadyVersion, loadServedModel, type ServedModel } from '#lib/registry/load-served';

/** Which of a model's versions is meant; `production` unless said. */
export type Target = { version?: number | undefined; alias?: string | undefined };

/** The models this process serves, kept at hand and up to date. */
export type ServedModels = {
  model(slug: string): ServedModel | null | Promise<ServedModel | null>;
  version(model: ServedModel, target: Target): ServedVersion | null | Promise<ServedVersion | null>;
};

const MAX_LOADED_BYTES = 2 * 1024 ** 3;
/** A call that has found its version may still be decoding when the version is dropped. */
const RELEASE_AFTER_MS = 60_000;

export function servedModels(db: Database): ServedModels {
  return processShared('served-models', () => openServedModels(db));
}

/**
 * Models are looked up once and then follow the changes of `lib/registry/live`: a new version is loaded before the
 * old one stops being served. While changes may be missed, every call asks the database.
 */
export function openServedModels(db: Database): ServedModels {
  const models = new Map<string, ServedModel>();
  const loading = new Map<string, Promise<ServedVersion | null>>();
  const numbers = new LRUCache<string, string>({ max: 10_000 });
  const loaded = new LRUCache<string, ServedVersion>({
    maxSize: MAX_LOADED_BYTES,
    sizeCalculation: (version) => Math.ceil(Math.max(1, Math.min(version.certificate.memoryBytes, MAX_LOADED_BYTES))),
    dispose: (version) => void setTimeout(() => void version.release().catch(logRelease), RELEASE_AFTER_MS).unref(),
  });
  let trusted = false;
  /** Counts what was heard, so that a look-up which began before a change is not kept after it. */
  let changes = 0;

  async function lookUp(by: { slug: string } | { id: string }): Promise<ServedModel | null> {
    const before = changes;
    const model = await loadServedModel(db, by);
    if (model && trusted && changes === before) models.set(model.slug, model);
    return model;
  }

  function load(by: { id: string } | { modelId: string; number: number }): Promise<ServedVersion | null> {
    const key = 'id' in by ? by.id : `${by.modelId}/${by.number}`;
    const known = loading.get(key);
    if (known) return known;
    const promise = loadReadyVersion(db, by)
      .then((row) => row && (loaded.get(row.id) ?? serveVersion(row)))
      .then((version) => {
        if (version) loaded.set(version.id, version);
        if (version && 'number' in by) numbers.set(key, version.id);
        return version;
      })
      .finally(() => loading.delete(key));
    loading.set(key, promise);
    return promise;
  }

  watchModels({
    async refresh(modelId) {
      changes++;
      const known = [...models.values()].find((model) => model.id === modelId);
      if (!known) return;
      const next = (await loadServedModel(db, { id: modelId }))?.aliases.get('production');
      try {
        if (next && !loaded.has(next)) await load({ id: next });
      } finally {
        // Also where the version cannot be loaded: who may see the model, say, has to be heard all the same.
        models.delete(known.slug);
        const isDeleted = (await lookUp({ id: modelId })) === null;
        if (isDeleted) void forgetAnswers(modelId);
      }
    },
    forgetAnswers,
    trust(now) {
      changes++;
      trusted = now;
      models.clear();
    },
  });

  return {
    model: (slug) => models.get(slug) ?? lookUp({ slug }),
    version(model, { version: number, alias = 'production' }) {
      const id = number === undefined ? model.aliases.get(alias) : numbers.get(`${model.id}/${number}`);
      if (id !== undefined) return loaded.get(id) ?? load({ id });
      return number === undefined ? null : load({ modelId: model.id, number });
    },
  };
}

const logRelease = (error: unknown) => log.warn({ error: String(error) }, 'a version could not be released');
