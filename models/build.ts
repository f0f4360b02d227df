/** Makes `model.onnx` and `model.json` of the starter models: all of them, or those named on the command line. */
const makers = {
  iris: () => import('./iris/make.ts'),
  sentiment: () => import('./sentiment/make.ts'),
  claims: () => import('./claims/make.ts'),
  digits: () => import('./digits/make.ts'),
  motion: () => import('./motion/make.ts'),
  keyword: () => import('./keyword/make.ts'),
};

async function build(names: readonly string[]): Promise<void> {
  const unknown = names.filter((name) => !Object.hasOwn(makers, name));
  if (unknown.length > 0) {
    throw new Error(`There is no starter model ${unknown.join(', ')}; there are ${Object.keys(makers).join(', ')}.`);
  }
  for (const [name, load] of Object.entries(makers)) {
    if (names.length > 0 && !names.includes(name)) continue;
    const started = performance.now();
    const { make } = await load();
    await make();
    console.log(`${name} made in ${((performance.now() - started) / 1000).toFixed(1)} s`);
  }
}

build(process.argv.slice(2)).catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
});
