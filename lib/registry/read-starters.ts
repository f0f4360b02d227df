import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Manifest } from '#lib/registry/manifest';

/** A model that comes with the product; `name` and `description` are its card's title and first paragraph. */
export type Starter = {
  slug: string;
  name: string;
  description: string;
  modelPath: string;
  sha256: string;
  manifest: Manifest;
};

/** The models in `folder`: each folder with a `model.onnx` and a `model.json` is one, the folder's name its slug. */
export async function readStarters(folder: string): Promise<Starter[]> {
  const entries = await readdir(folder, { withFileTypes: true });
  const folders = entries.filter((entry) => entry.isDirectory()).map(({ name }) => name);
  const starters = await Promise.all(folders.map((slug) => readStarter(slug, join(folder, slug))));
  return starters.filter((starter) => starter !== null);
}

async function readStarter(slug: string, folder: string): Promise<Starter | null> {
  const files = await readdir(folder);
  if (!files.includes('model.onnx') || !files.includes('model.json')) return null;
  const modelPath = join(folder, 'model.onnx');
  const manifest = Manifest.parse(JSON.parse(await readFile(join(folder, 'model.json'), 'utf8')));
  const sha256 = createHash('sha256')
    .update(await readFile(modelPath))
    .digest('hex');
  return { slug, ...beginning(manifest.card ?? '', slug), modelPath, sha256, manifest };
}

function beginning(card: string, slug: string): { name: string; description: string } {
  const paragraphs = card.split(/\n\s*\n/).map((paragraph) => paragraph.replace(/\s+/g, ' ').trim());
  const title = paragraphs.find((paragraph) => paragraph.startsWith('# '))?.slice(2);
  const text = paragraphs.find((paragraph) => paragraph !== '' && !paragraph.startsWith('#'));
  return { name: (title ?? slug).slice(0, 100), description: (text ?? '').slice(0, 2_000) };
}
