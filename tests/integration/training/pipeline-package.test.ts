import { createReadStream } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Ctx } from '#lib/context';
import { answerRows } from '#lib/inference/answer-rows';
import { compileCodec } from '#lib/inference/compile-codec';
import { openSession } from '#lib/inference/session';
import { Certificate } from '#lib/registry/certificate';
import { Manifest } from '#lib/registry/manifest';
import { publishVersion } from '#lib/registry/publish-version';
import { quarantineVersion } from '#lib/registry/quarantine-version';
import { storage } from '#lib/storage/storage';
import { pipelineToOnnx } from '#lib/training/onnx/pipeline-to-onnx';
import { writePackage } from '#lib/training/onnx/write-package';
import { manifestOf } from '#lib/training/pipeline/describe-model';
import { makePerson } from '#tests/integration/auth/people';
import { newModel, systemCtx, versionRow } from '#tests/integration/registry/published';
import { fitForTest } from '#tests/unit/training/pipeline/fit-for-test';
import { mixedTable } from '#tests/unit/training/pipeline/tables';

let owner: Ctx;
let folder: string;
beforeAll(async () => {
  owner = (await makePerson('engineer')).ctx;
  folder = await mkdtemp(join(tmpdir(), 'bellwether-package-'));
});
afterAll(() => rm(folder, { recursive: true }));

type Choice = Parameters<typeof fitForTest>[1]['choice'];
const table = mixedTable(500);
const targets = ['score', 'level', 'likes'];

/** Learns, packs, publishes and examines; gives the version as it is stored. */
async function published(target: string, choice: Choice) {
  const ignore = targets.filter((other) => other !== target);
  const fitted = await fitForTest(table, { target, choice, ignore });
  const { pipeline, trainRows, validationRows: heldOutRows } = fitted;
  const facts = { dataset: 'mixed, version 1', results: 'None.', notes: fitted.notes };
  const manifest = manifestOf(pipeline, table, { ...facts, target: fitted.target, trainRows, heldOutRows });
  const path = join(folder, `${target}.zip`);
  await writePackage(path, pipelineToOnnx(pipeline, table.columns), manifest);
  const { slug } = await newModel(owner);
  const { id } = await publishVersion(owner, { slug, file: createReadStream(path), fileName: 'model.zip' });
  await quarantineVersion(systemCtx(), { versionId: id });
  const row = await versionRow(id);
  expect(row).toMatchObject({ status: 'ready', rejection: null });
  return { row, manifest: Manifest.parse(row.manifest), certificate: Certificate.parse(row.certificate) };
}

test.for<{ target: string; choice: Choice }>([
  { target: 'likes', choice: { algorithm: 'gradient-boosting', params: { n_estimators: 10 } } },
  { target: 'level', choice: { algorithm: 'random-forest', params: { n_estimators: 10 } } },
  { target: 'score', choice: { algorithm: 'linear' } },
])(
  'a $choice.algorithm packed and published becomes ready, and passes its own rows as examples',
  async ({ target, choice }) => {
    const { manifest, certificate } = await published(target, choice);
    expect(manifest.examples).toHaveLength(20);
    expect(certificate.parity).toMatchObject({ checked: 20, passed: 20 });
    expect(certificate.parity!.worstDifference).toBeLessThanOrEqual(1e-5);
    expect(certificate).toMatchObject({ batchable: true, deterministic: true, notes: [] });
    expect(manifest.baseline!.rows).toBe(375);
  },
);

test('a published pipeline takes ISO dates, unseen categories and nulls as JSON', async () => {
  const { row, manifest, certificate } = await published('likes', { algorithm: 'hybrid' });
  const { binding } = certificate;
  const codec = compileCodec({ manifest, binding });
  const session = await openSession((await storage().localPath(row.graphSha256!))!);
  const answer = async (input: object) => {
    const [answer] = await answerRows(session, codec, [input], () => '/input');
    return answer;
  };
  const { input } = manifest.examples[0]!;
  const known = { ...input, since: '2015-01-25', city: 'Rome', member: true };
  for (const changed of [
    known,
    { ...known, since: '2015-01-25T10:30:00+02:00' },
    { ...known, city: 'Atlantis' },
    { ...known, amount: null, visits: null, member: null, since: null, city: null, note: null },
  ]) {
    expect(await answer(changed)).toMatchObject({ label: expect.stringMatching(/^(yes|no)$/) });
  }
  expect(await answer({ ...known, city: 'Atlantis' })).toEqual(await answer({ ...known, city: null }));
  await expect(async () => answer({ ...known, since: '25 January' })).rejects.toThrow(/\/input\/since must be a date/);
  await session.release();
});
