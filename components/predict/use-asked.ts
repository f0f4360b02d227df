'use client';

import { useRef, useState } from 'react';
import { type Answered, predictCall } from '#components/playground/predict-call.ts';
import type { OfferedModel } from '#components/predict/offered-model.ts';
import type { Plan } from '#components/predict/plan-call.ts';
import { type ApiProblem, toApiProblem } from '#components/ui/api-problem.ts';
import type { Upload } from '#components/ui/upload.ts';

/** A question to a version of a model, and how it stands. */
export type Asked = {
  /** `slug/number` */
  key: string;
  model: OfferedModel;
  version: number;
  labelCount: number | undefined;
  sizeBytes: number;
  sentBytes: number;
  answered: Answered | null;
  problem: ApiProblem | null;
};

/** What is sent, once it is known what the version takes. */
export type Prepared = { send: Extract<Plan, { by: 'file' | 'row' }>; labelCount: number | undefined };
type Question = Pick<Asked, 'model' | 'version'> & { keepFile: boolean; prepare(): Promise<Prepared> };

export const askedKey = (slug: string, version: number) => `${slug}/${version}`;

/** Questions about what was given, one beside the other; the same one asked again takes the place of the first. */
export function useAsked() {
  const [asked, setAsked] = useState<readonly Asked[]>([]);
  const uploads = useRef(new Map<string, Upload<Answered>>());

  async function ask({ model, version, keepFile, prepare }: Question): Promise<void> {
    const key = askedKey(model.slug, version);
    const begun = {
      key,
      model,
      version,
      labelCount: undefined,
      sizeBytes: 0,
      sentBytes: 0,
      answered: null,
      problem: null,
    };
    const change = (more: Partial<Asked>) =>
      setAsked((all) => all.map((one) => (one.key === key ? { ...one, ...more } : one)));
    uploads.current.get(key)?.cancel();
    setAsked((all) =>
      all.some((one) => one.key === key) ? all.map((one) => (one.key === key ? begun : one)) : [...all, begun],
    );
    try {
      const { send, labelCount } = await prepare();
      const isFile = send.by === 'file';
      change({ labelCount, sizeBytes: isFile ? send.file.size : 0 });
      const call = { model: model.slug, version, row: isFile ? {} : send.row };
      const file = isFile ? { file: { blob: send.file, fileName: send.file.name, url: '' }, keepFile } : {};
      const upload = await predictCall({ ...call, ...file }, (sentBytes) => change({ sentBytes }));
      uploads.current.set(key, upload);
      change({ answered: await upload.answered });
    } catch (error) {
      change({ problem: toApiProblem(error) });
    } finally {
      uploads.current.delete(key);
    }
  }

  function forget() {
    for (const upload of uploads.current.values()) upload.cancel();
    setAsked([]);
  }

  return { asked, ask, forget, cancel: (key: string) => uploads.current.get(key)?.cancel() };
}
