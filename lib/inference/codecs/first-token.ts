import type { Manifest } from '#lib/registry/manifest';

/** Where a row's own tokens begin among the `width` that its run was padded to. */
export function firstToken({ features }: Manifest): (width: number, count: number) => number {
  const fillsLeft = features.some((feature) => feature.type === 'text' && feature.tokens?.padSide === 'left');
  return fillsLeft ? (width, count) => width - count : () => 0;
}
