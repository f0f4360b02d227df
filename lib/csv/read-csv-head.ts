import { open } from 'node:fs/promises';
import { csvHeadBytes } from '#lib/csv/sniff-csv';

/** The beginning of a file on this machine (`csvHeadBytes`), or all of it, which `isWhole` says. */
export async function readCsvHead(path: string): Promise<{ head: Buffer; isWhole: boolean }> {
  await using file = await open(path);
  const head = Buffer.alloc(csvHeadBytes);
  let length = 0;
  while (length < head.length) {
    const { bytesRead } = await file.read(head, length, head.length - length, length);
    if (bytesRead === 0) break;
    length += bytesRead;
  }
  return { head: head.subarray(0, length), isWhole: length < csvHeadBytes };
}
