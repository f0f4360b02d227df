type Cleanup = () => Promise<void> | void;

/** Thrown into a start that is being stopped: nothing more is to be begun. */
export class Stopped extends Error {}

/** What has to be undone when everything ends, last things first. */
export class Ending {
  readonly #cleanups: Cleanup[] = [];
  readonly #end = new AbortController();
  /** For whatever waits: aborted when the end has come. */
  readonly signal = this.#end.signal;

  /** Remembers how to undo something that was just begun; undoes it at once when the end has come meanwhile. */
  async add(cleanup: Cleanup): Promise<void> {
    if (!this.signal.aborted) {
      this.#cleanups.push(cleanup);
      return;
    }
    await cleanup();
    throw new Stopped();
  }

  async end(): Promise<void> {
    this.#end.abort();
    for (let cleanup = this.#cleanups.pop(); cleanup; cleanup = this.#cleanups.pop()) await cleanup();
  }
}

/** Settles when somebody asks this process to stop: Ctrl-C, SIGTERM, a closed terminal, or a parent that is gone. */
export function stopAsked(): Promise<void> {
  return new Promise((resolve) => {
    // The handlers stay, so that the second signal of one Ctrl-C, sent on by npm, does not cut the ending short.
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => resolve());
    process.on('disconnect', () => resolve());
  });
}
