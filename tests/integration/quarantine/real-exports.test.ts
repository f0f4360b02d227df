import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { answerRows } from '#lib/inference/answer-rows';
import { compileCodec } from '#lib/inference/compile-codec';
import { openSession } from '#lib/inference/session';
import { compareAnswer } from '#lib/registry/compare-answer';
import { Expected } from '#lib/registry/manifest';
import { ready } from '#tests/integration/quarantine/quarantined';

const folder = new URL('../../support/fixtures/', import.meta.url);
const names = readdirSync(folder).flatMap((name) => (name.endsWith('.onnx') ? [name.slice(0, -5)] : []));

describe('what scikit-learn, XGBoost and PyTorch export', () => {
  test.each(names)('%s is published as it is, and answers what was recorded in Python', async (name) => {
    const recorded: { rows: unknown[]; answers: unknown[] } = JSON.parse(
      readFileSync(new URL(`${name}.json`, folder), 'utf8'),
    );
    const { manifest, certificate, graphPath } = await ready(readFileSync(new URL(`${name}.onnx`, folder)));
    const codec = compileCodec({ manifest, binding: certificate.binding });
    const session = await openSession(graphPath);
    const answers = await answerRows(session, codec, recorded.rows, (row) => `/rows/${row}`);

    const problems = answers.flatMap(
      (answer, row) => compareAnswer(Expected.parse(recorded.answers[row]), answer).problems,
    );
    expect(problems).toEqual([]);
    expect(certificate).toMatchObject({ batchable: true, deterministic: true });
  });
});
