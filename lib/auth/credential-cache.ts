import { LRUCache } from 'lru-cache';

const remembered = 10_000;

/**
 * Rows kept in the process for as long as somebody listens for their changes. A miss is loaded once for everyone who
 * waits, and kept only if nothing was forgotten meanwhile: what was read before a change is never served after it.
 */
export class CredentialCache<Row extends object> {
  readonly #rows = new LRUCache<string, Row>({ max: remembered });
  readonly #underWay = new Map<string, Promise<Row | undefined>>();
  readonly #load: (id: string) => Promise<Row | undefined>;
  #trusted = false;

  constructor(load: (id: string) => Promise<Row | undefined>) {
    this.#load = load;
  }

  /** The row itself when it is cached, else a promise of it; undefined when there is none (not remembered). */
  get(id: string): Row | Promise<Row | undefined> {
    return this.#rows.get(id) ?? this.#underWay.get(id) ?? this.#fetch(id);
  }

  /** The row if it is cached; loads nothing. */
  peek(id: string): Row | undefined {
    return this.#rows.get(id);
  }

  /** Has the row be loaded anew; what is being loaded is new enough. */
  drop(id: string): void {
    this.#rows.delete(id);
  }

  forget(concerns: (row: Row) => boolean): void {
    for (const [id, row] of this.#rows.entries()) if (concerns(row)) this.#rows.delete(id);
    this.#underWay.clear();
  }

  /** While not trusted (nobody listens), every row is loaded anew. */
  trust(trusted: boolean): void {
    this.#trusted = trusted;
    this.#rows.clear();
    this.#underWay.clear();
  }

  #fetch(id: string): Promise<Row | undefined> {
    const loading: Promise<Row | undefined> = this.#load(id)
      .then((row) => {
        if (row && this.#trusted && this.#underWay.get(id) === loading) this.#rows.set(id, row);
        return row;
      })
      .finally(() => {
        if (this.#underWay.get(id) === loading) this.#underWay.delete(id);
      });
    this.#underWay.set(id, loading);
    return loading;
  }
}
