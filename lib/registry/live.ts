import { type Listening, listenForChanges } from '#db/listen';
import { credentialsTrusted, forgetCredentials } from '#lib/auth/credentials';
import { env } from '#lib/env';
import { log } from '#lib/log';
import { processShared } from '#lib/process-shared';

/** What a process that serves models does when one changes, and when it may have missed a change. */
export type ModelWatcher = {
  refresh(modelId: string): Promise<void>;
  /** Drops what is cached of the model's answers. */
  forgetAnswers(modelId: string): Promise<void>;
  trust(trusted: boolean): void;
};

const live = () =>
  processShared('live', () => ({
    watchers: new Set<ModelWatcher>(),
    endingWatchers: new Set<(id: string) => void>(),
    trusted: false,
  }));

/** Tells the watcher of every change from now on, and at once whether it hears of all of them. */
export function watchModels(watcher: ModelWatcher): void {
  live().watchers.add(watcher);
  watcher.trust(live().trusted);
}

/** Tells `watch` the id of every asynchronous prediction that ends from now on. */
export function watchEndings(watch: (id: string) => void): void {
  live().endingWatchers.add(watch);
}

/** Lets this process serve the model as it is in the database now; settles once it does. */
export async function switchLocally(modelId: string): Promise<void> {
  await Promise.all([...live().watchers].map((watcher) => watcher.refresh(modelId)));
}

/** Listens, once per process, to what other processes change about models, keys and people. */
export function followChanges(): Listening {
  return processShared('follow-changes', () =>
    listenForChanges(env.DATABASE_URL, {
      onChange: (change) => {
        if (change.kind === 'async-prediction') return tellEnding(change.id);
        if (change.kind === 'answers') return forgetAnswersLocally(change.id);
        if (change.kind !== 'model') return forgetCredentials({ kind: change.kind, id: change.id });
        switchLocally(change.id).catch((error: unknown) =>
          log.error({ modelId: change.id, error: String(error) }, 'a changed model could not be loaded'),
        );
      },
      onTrust: (trusted) => {
        live().trusted = trusted;
        credentialsTrusted(trusted);
        for (const watcher of live().watchers) watcher.trust(trusted);
      },
    }),
  );
}

/** Somebody's data was erased, of which an answer may be made, or the model's cache was switched off. */
function forgetAnswersLocally(modelId: string): void {
  for (const watcher of live().watchers) {
    watcher.forgetAnswers(modelId).catch((error: unknown) => {
      log.error({ modelId, error: String(error) }, 'cached answers could not be dropped');
    });
  }
}

function tellEnding(id: string): void {
  for (const watch of live().endingWatchers) watch(id);
}
