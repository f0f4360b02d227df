/** One byte a pixel, row by row. */
type Grey = { data: Uint8Array; width: number; height: number };
/** Ink from 0 (paper) to 1 (the darkest stroke), row by row. */
type Ink = { data: Float32Array; width: number; height: number };

/** The share of the frame's shorter side that the drawing's longer side takes, as in MNIST: 20 of 28 pixels. */
const FRAME_SHARE = 20 / 28;
/** Strokes thinner than this share of the frame (2 of 28 pixels) are thickened to it: pens draw finer than MNIST's. */
const STROKE_SHARE = 2 / 28;
/** Grey steps out of 255 that a stroke must stand out from the paper. */
const MIN_CONTRAST = 24;

/**
 * Finds a drawing in a grey picture and frames it as MNIST frames its digits (LeCun, Cortes and Burges, 1998).
 *
 * Dark strokes on light ground and light ones on dark become white on black, [height, width] bytes; even shading,
 * paper texture and specks are dropped, the aspect is kept, the centre of mass is put in the middle. All zero where
 * nothing stands out.
 */
export function fitInk(grey: Grey, target: { width: number; height: number }): Uint8Array {
  const frame = new Uint8Array(target.width * target.height);
  const strokes = cropToStrokes(liftInk(grey));
  if (!strokes) return frame;
  const side = Math.min(target.width, target.height);
  const reach = (STROKE_SHARE * Math.max(strokes.width, strokes.height)) / FRAME_SHARE - strokeWidth(strokes);
  const drawn = thicken(strokes, Math.max(0, Math.round(reach / 2)));
  const scale = (FRAME_SHARE * side) / Math.max(drawn.width, drawn.height);
  const small = resample(
    drawn,
    Math.max(1, Math.round(drawn.width * scale)),
    Math.max(1, Math.round(drawn.height * scale)),
  );
  const { x, y } = centreOfMass(small);
  const left = clamp(Math.round(target.width / 2 - x), 0, target.width - small.width);
  const top = clamp(Math.round(target.height / 2 - y), 0, target.height - small.height);
  const darkest = small.data.reduce((highest, value) => Math.max(highest, value), 0);
  small.data.forEach((value, index) => {
    const row = top + Math.floor(index / small.width);
    frame[row * target.width + left + (index % small.width)] = Math.round((255 * value) / darkest);
  });
  return frame;
}

/** Takes the paper away: a plane through the border's grey, so that light from one side does not count as ink. */
function liftInk({ data, width, height }: Grey): Ink {
  const ink = { data: new Float32Array(width * height), width, height };
  if (data.length === 0) return ink;
  const border: { x: number; y: number; value: number }[] = [];
  for (let p = 0; p < data.length; p++) {
    const x = p % width;
    const y = (p - x) / width;
    if (x !== 0 && y !== 0 && x !== width - 1 && y !== height - 1) continue;
    border.push({ x: x - (width - 1) / 2, y: y - (height - 1) / 2, value: data[p]! });
  }
  const level = median(border.map(({ value }) => value));
  const spread = median(border.map(({ value }) => Math.abs(value - level)));
  const sums = { value: 0, xValue: 0, yValue: 0, xx: 0, yy: 0 };
  for (const { x, y, value } of border) {
    // Held near the median, or a stroke that touches the border would tilt the plane.
    const held = clamp(value, level - 3 * spread, level + 3 * spread);
    sums.value += held;
    sums.xValue += x * held;
    sums.yValue += y * held;
    sums.xx += x * x;
    sums.yy += y * y;
  }
  const paper = (x: number, y: number) =>
    sums.value / border.length + (sums.xValue / (sums.xx || 1)) * x + (sums.yValue / (sums.yy || 1)) * y;
  const noise = 1.4826 * median(border.map(({ x, y, value }) => Math.abs(value - paper(x, y))));
  let balance = 0;
  for (let p = 0; p < data.length; p++) {
    const x = p % width;
    const lifted = data[p]! - paper(x - (width - 1) / 2, (p - x) / width - (height - 1) / 2);
    ink.data[p] = lifted;
    balance += lifted;
  }
  const direction = balance < 0 ? -1 : 1;
  const strength = ink.data.map((value) => Math.max(0, direction * value));
  // Not the very strongest pixel, which may be a speck: the one that 0.05 % of all pixels reach.
  const full = levelReachedBy(strength, Math.ceil(strength.length * 0.0005));
  if (full < Math.max(MIN_CONTRAST, 5 * noise)) return { ...ink, data: strength.fill(0) };
  const faintest = Math.max(0.2 * full, Math.min(5 * noise, 0.5 * full));
  return { ...ink, data: strength.map((value) => (value < faintest ? 0 : Math.min(1, value / full))) };
}

/** The strokes' bounding box, without specks and without patches that are nowhere dark; null where nothing is left. */
function cropToStrokes(ink: Ink): Ink | null {
  const patches = connectedPatches(ink).filter((patch) => patch.some((p) => ink.data[p]! >= 0.5));
  const largest = patches.reduce((most, patch) => Math.max(most, patch.length), 0);
  const kept = patches.filter((patch) => patch.length >= 0.04 * largest).flat();
  if (kept.length === 0) return null;
  let [left, right, top, bottom] = [ink.width, -1, ink.height, -1];
  for (const p of kept) {
    const x = p % ink.width;
    const y = (p - x) / ink.width;
    left = Math.min(left, x);
    right = Math.max(right, x);
    top = Math.min(top, y);
    bottom = Math.max(bottom, y);
  }
  const crop = { width: right - left + 1, height: bottom - top + 1 };
  const data = new Float32Array(crop.width * crop.height);
  for (const p of kept) {
    const x = p % ink.width;
    data[((p - x) / ink.width - top) * crop.width + x - left] = ink.data[p]!;
  }
  return { ...crop, data };
}

/** The pixels with ink in groups that touch, corners included. */
function connectedPatches({ data, width, height }: Ink): number[][] {
  const seen = new Uint8Array(data.length);
  const patches: number[][] = [];
  for (let start = 0; start < data.length; start++) {
    if (seen[start] || data[start] === 0) continue;
    const patch = [start];
    seen[start] = 1;
    for (let next = 0; next < patch.length; next++) {
      const x = patch[next]! % width;
      const y = (patch[next]! - x) / width;
      for (let ny = Math.max(0, y - 1); ny <= Math.min(height - 1, y + 1); ny++) {
        for (let nx = Math.max(0, x - 1); nx <= Math.min(width - 1, x + 1); nx++) {
          const neighbour = ny * width + nx;
          if (seen[neighbour] || data[neighbour] === 0) continue;
          seen[neighbour] = 1;
          patch.push(neighbour);
        }
      }
    }
    patches.push(patch);
  }
  return patches;
}

/** About how wide the strokes are, in pixels: twice the area over the outline, which counts 4/π too long in steps. */
function strokeWidth({ data, width, height }: Ink): number {
  let area = 0;
  let outline = 0;
  const isInk = (x: number, y: number) => x >= 0 && y >= 0 && x < width && y < height && data[y * width + x]! > 0.5;
  for (let y = 0; y <= height; y++) {
    for (let x = 0; x <= width; x++) {
      const here = isInk(x, y);
      if (here) area++;
      if (here !== isInk(x - 1, y)) outline++;
      if (here !== isInk(x, y - 1)) outline++;
    }
  }
  return (8 * area) / (Math.PI * outline);
}

/** Every stroke grown by `radius` pixels to all sides: the highest value within a disc. */
function thicken(ink: Ink, radius: number): Ink {
  if (radius === 0) return ink;
  const width = ink.width + 2 * radius;
  const data = new Float32Array(width * (ink.height + 2 * radius));
  ink.data.forEach((value, p) => {
    if (value === 0) return;
    const x = (p % ink.width) + radius;
    const y = Math.floor(p / ink.width) + radius;
    for (let dy = -radius; dy <= radius; dy++) {
      const reach = Math.floor(Math.sqrt(radius * radius - dy * dy));
      for (let q = (y + dy) * width + x - reach; q <= (y + dy) * width + x + reach; q++) {
        data[q] = Math.max(data[q]!, value);
      }
    }
  });
  return { data, width, height: ink.height + 2 * radius };
}

/** Resized by area: every new pixel is the mean of what it covers. */
function resample({ data, width, height }: Ink, newWidth: number, newHeight: number): Ink {
  const across = new Float32Array(newWidth * height);
  shrinkLines(data, across, { lines: height, from: width, to: newWidth, lineStep: [width, newWidth], step: [1, 1] });
  const result = new Float32Array(newWidth * newHeight);
  shrinkLines(across, result, {
    lines: newWidth,
    from: height,
    to: newHeight,
    lineStep: [1, 1],
    step: [newWidth, newWidth],
  });
  return { data: result, width: newWidth, height: newHeight };
}

type Lines = { lines: number; from: number; to: number; lineStep: [number, number]; step: [number, number] };

function shrinkLines(source: Float32Array, result: Float32Array, { lines, from, to, lineStep, step }: Lines): void {
  for (let line = 0; line < lines; line++) {
    for (let i = 0; i < to; i++) {
      const start = (i * from) / to;
      const end = ((i + 1) * from) / to;
      let sum = 0;
      for (let j = Math.floor(start); j < Math.min(from, Math.ceil(end)); j++) {
        sum += source[line * lineStep[0] + j * step[0]]! * (Math.min(end, j + 1) - Math.max(start, j));
      }
      result[line * lineStep[1] + i * step[1]] = sum / (end - start);
    }
  }
}

/** The highest whole grey step that `count` values reach. */
function levelReachedBy(values: Float32Array, count: number): number {
  const perStep = new Uint32Array(512);
  for (const value of values) perStep[Math.min(511, Math.floor(value))]!++;
  let step = perStep.length;
  for (let reached = 0; reached < count; ) reached += perStep[--step]!;
  return step;
}

function centreOfMass({ data, width }: Ink): { x: number; y: number } {
  let [mass, x, y] = [0, 0, 0];
  data.forEach((value, p) => {
    mass += value;
    x += value * ((p % width) + 0.5);
    y += value * (Math.floor(p / width) + 0.5);
  });
  return { x: x / mass, y: y / mass };
}

function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;
}

const clamp = (value: number, low: number, high: number) => Math.min(Math.max(value, low), high);
