import type { Operation } from '#lib/http/operation';
import { apiDoors } from '#tests/integration/http/api-doors';
import { callOperation, type OperationCall } from '#tests/support/call-operation';

let calls = 0;

/** The API on a server of this process, called from another address each time, so that no limit is met by chance. */
export async function startAccountsApi() {
  const door = await apiDoors['the server itself']();
  const call = (operation: Operation, { headers, ...rest }: OperationCall = {}) => {
    calls += 1;
    const address = `10.${(calls >> 16) & 255}.${(calls >> 8) & 255}.${calls & 255}`;
    return callOperation(door.url, operation, { ...rest, headers: { 'x-forwarded-for': address, ...headers } });
  };
  return { url: door.url, call, close: () => door.close() };
}
