import type { ImageFeature } from '#lib/registry/feature';

export type Size = { width: number; height: number };

type Placing = Pick<ImageFeature, 'fit' | 'width' | 'height' | 'shortestEdge' | 'stretch'>;

/** What the whole picture is resized to, and where its left upper corner then lies in the frame: below 0 where it stands over. */
export type Placement = { resized: Size; left: number; top: number };

/**
 * Where a picture of `size` pixels goes in the frame of a feature. Sizes are cut off and crops are centred as
 * transformers and torchvision do it; of an odd number of pixels to cut, the one more goes right and below.
 */
export function placePicture({ fit, width, height, shortestEdge, stretch }: Placing, size: Size): Placement {
  if (fit === 'fill' || fit === 'ink') return { resized: { width, height }, left: 0, top: 0 };
  const resized = resizedTo();
  return { resized, left: centred(width - resized.width), top: centred(height - resized.height) };

  function resizedTo(): Size {
    if (fit === 'crop' && stretch) return stretch;
    if (fit === 'crop' && shortestEdge !== undefined) return withShortestEdge(size, shortestEdge);
    const ratios = [width / size.width, height / size.height];
    return scaled(size, fit === 'contain' ? Math.min(...ratios) : Math.max(...ratios));
  }
}

/** A long and narrow picture grows when its short side is brought to a frame; beyond this nothing is gained by it. */
const MAX_RESIZED_PIXELS = 50_000_000;

/** Whether a picture is too narrow for its frame: resized, it would vanish or become larger than it is worth. */
export const isTooNarrow = ({ resized: { width, height } }: Placement): boolean =>
  width < 1 || height < 1 || width * height > MAX_RESIZED_PIXELS;

/** The longer side is cut to whole pixels, not rounded: `int(edge * long / short)`. */
function withShortestEdge({ width, height }: Size, edge: number): Size {
  return width <= height
    ? { width: edge, height: Math.floor((edge * height) / width) }
    : { width: Math.floor((edge * width) / height), height: edge };
}

const scaled = ({ width, height }: Size, scale: number): Size => ({
  width: Math.max(1, Math.round(width * scale)),
  height: Math.max(1, Math.round(height * scale)),
});

/** Half of the room around a picture, or, below 0, of what stands over, towards 0. */
const centred = (room: number) => Math.trunc(room / 2) + 0;
