import { api } from './api.ts';
import type { CallOptions, Calls, Input, Operation, Paging } from './operation.ts';
import { type ClientOptions, send } from './send.ts';

export { BellwetherError, type FieldError } from './bellwether-error.ts';
export { readLines, writeLines } from './json-lines.ts';
export type { CallOptions } from './operation.ts';
export type { ClientOptions } from './send.ts';

export type Client = ReturnType<typeof api>;

/** A client of one server: `createClient({ baseUrl, apiKey }).predict({ model: 'iris', input: … })`. */
export function createClient(options: ClientOptions): Client {
  return api(callsOf(options));
}

function callsOf(client: ClientOptions): Calls {
  const json = async (operation: Operation, input: Input = {}, options?: CallOptions) => {
    const text = await (await send(client, operation, input, options)).text();
    return text === '' ? undefined : JSON.parse(text);
  };
  return {
    json,
    response: (operation, input = {}, options) => send(client, operation, input, options),
    async *each(operation: Operation, { cursor, next }: Paging, input: Input = {}, options?: CallOptions) {
      let at: unknown;
      do {
        const page = await json(operation, at === undefined ? input : { ...input, [cursor]: at }, options);
        yield* page.data;
        at = page[next];
      } while (at !== null && at !== undefined);
    },
  };
}
