import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openSession } from '#lib/inference/session';

/** How long one run of a model of one number `X` takes here, in milliseconds: the better of two. */
export async function runTimeMs(bytes: Uint8Array): Promise<number> {
  const folder = await mkdtemp(join(tmpdir(), 'bellwether-fixture-'));
  try {
    await writeFile(join(folder, 'model.onnx'), bytes);
    const session = await openSession(join(folder, 'model.onnx'));
    const times: number[] = [];
    for (let run = 0; run < 2; run++) {
      const startedAt = performance.now();
      await session.run({ X: { type: 'float32', dims: [1, 1], data: new Float32Array([1]) } }, ['variable']);
      times.push(performance.now() - startedAt);
    }
    await session.release();
    return Math.min(...times);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
