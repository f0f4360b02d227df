import { afterAll, beforeAll, expect, test } from 'vitest';
import { predict } from '#lib/inference/predict';
import { ownModelHosts } from '#lib/inference/shared-model-hosts';
import { followChanges } from '#lib/registry/live';
import { makePerson } from '#tests/integration/auth/people';
import { iris, serve, setosa, virginica } from './served.ts';

let person: Awaited<ReturnType<typeof makePerson>>;

beforeAll(async () => {
  followChanges();
  person = await makePerson('engineer');
  await serve(person.ctx, 'iris', await iris());
  // Ten rows of it fill the time a joined run may take in a host.
  const latencyMs = { one: { p50: 5, p95: 5 }, thirtyTwo: { p50: 315, p95: 315 } };
  await serve(person.ctx, 'slow-iris', { ...(await iris()), certificate: { latencyMs } });
  await serve(person.ctx, 'one-by-one', { ...(await iris()), certificate: { batchable: false } });
}, 120_000);

afterAll(async () => {
  ownModelHosts().stop();
  await followChanges().stop();
});

test.each(['slow-iris', 'one-by-one'])(
  'a call larger than a run is run in pieces, its answers in order: %s',
  async (model) => {
    const inputs = Array.from({ length: 25 }, (_, row) => ({
      ...(row % 3 === 0 ? setosa : virginica),
      sepal_length: 5 + row / 10,
    }));
    const answers = async (slug: string) =>
      JSON.parse((await predict(person.ctx, { model: slug, inputs }, performance.now())).predictionsJson);
    const expected = await answers('iris');
    expect(new Set(expected.map((answer: { label: string }) => answer.label)).size).toBeGreaterThan(1);
    expect(await answers(model)).toEqual(expected);
  },
);
