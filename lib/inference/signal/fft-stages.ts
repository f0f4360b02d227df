/** One step of a transform: `steps` butterflies of `radix` numbers, `stride` of each; the roots of its length and its radix. */
export type Stage = { radix: number; steps: number; stride: number; roots: Roots } & Roots;
export type Roots = { cos: Float64Array; sin: Float64Array };
export type Numbers = { re: Float64Array; im: Float64Array };

/** What computes a stage of that radix: 4, 2, or an odd one. */
export function stageFor(radix: number): (stage: Stage, from: Numbers, to: Numbers) => void {
  return byRadix[radix] ?? oddRadix;
}

function radix2({ steps, stride, cos, sin }: Stage, { re, im }: Numbers, to: Numbers): void {
  for (let k = 0; k < steps; k++) {
    const wr = cos[k]!;
    const wi = sin[k]!;
    for (let q = 0; q < stride; q++) {
      const a = q + stride * k;
      const b = a + stride * steps;
      const c = q + stride * 2 * k;
      const dr = re[a]! - re[b]!;
      const di = im[a]! - im[b]!;
      to.re[c] = re[a]! + re[b]!;
      to.im[c] = im[a]! + im[b]!;
      to.re[c + stride] = dr * wr - di * wi;
      to.im[c + stride] = dr * wi + di * wr;
    }
  }
}

function radix4({ steps, stride, cos, sin }: Stage, { re, im }: Numbers, to: Numbers): void {
  const quarter = stride * steps;
  const outRe = to.re;
  const outIm = to.im;
  if (steps === 1) {
    radix4Last(stride, re, im, outRe, outIm);
    return;
  }
  for (let k = 0; k < steps; k++) {
    const w1r = cos[k]!;
    const w1i = sin[k]!;
    const w2r = cos[2 * k]!;
    const w2i = sin[2 * k]!;
    const w3r = cos[3 * k]!;
    const w3i = sin[3 * k]!;
    for (let q = 0; q < stride; q++) {
      const a = q + stride * k;
      const b = a + quarter;
      const c = b + quarter;
      const d = c + quarter;
      const acr = re[a]! + re[c]!;
      const aci = im[a]! + im[c]!;
      const a_cr = re[a]! - re[c]!;
      const a_ci = im[a]! - im[c]!;
      const bdr = re[b]! + re[d]!;
      const bdi = im[b]! + im[d]!;
      // -i times the difference of b and d.
      const b_dr = im[b]! - im[d]!;
      const b_di = re[d]! - re[b]!;
      const y = q + stride * 4 * k;
      outRe[y] = acr + bdr;
      outIm[y] = aci + bdi;
      const r1 = a_cr + b_dr;
      const i1 = a_ci + b_di;
      outRe[y + stride] = r1 * w1r - i1 * w1i;
      outIm[y + stride] = r1 * w1i + i1 * w1r;
      const r2 = acr - bdr;
      const i2 = aci - bdi;
      outRe[y + 2 * stride] = r2 * w2r - i2 * w2i;
      outIm[y + 2 * stride] = r2 * w2i + i2 * w2r;
      const r3 = a_cr - b_dr;
      const i3 = a_ci - b_di;
      outRe[y + 3 * stride] = r3 * w3r - i3 * w3i;
      outIm[y + 3 * stride] = r3 * w3i + i3 * w3r;
    }
  }
}

/** The last step of a transform, whose roots are all 1. */
function radix4Last(
  stride: number,
  re: Float64Array,
  im: Float64Array,
  outRe: Float64Array,
  outIm: Float64Array,
): void {
  for (let a = 0; a < stride; a++) {
    const b = a + stride;
    const c = b + stride;
    const d = c + stride;
    const acr = re[a]! + re[c]!;
    const aci = im[a]! + im[c]!;
    const a_cr = re[a]! - re[c]!;
    const a_ci = im[a]! - im[c]!;
    const bdr = re[b]! + re[d]!;
    const bdi = im[b]! + im[d]!;
    const b_dr = im[b]! - im[d]!;
    const b_di = re[d]! - re[b]!;
    outRe[a] = acr + bdr;
    outIm[a] = aci + bdi;
    outRe[b] = a_cr + b_dr;
    outIm[b] = a_ci + b_di;
    outRe[c] = acr - bdr;
    outIm[c] = aci - bdi;
    outRe[d] = a_cr - b_dr;
    outIm[d] = a_ci - b_di;
  }
}

function radix3({ steps, stride, cos, sin, roots }: Stage, { re, im }: Numbers, to: Numbers): void {
  const part = stride * steps;
  const outRe = to.re;
  const outIm = to.im;
  const c1 = roots.cos[1]!;
  const s1 = roots.sin[1]!;
  for (let k = 0; k < steps; k++) {
    for (let q = 0; q < stride; q++) {
      const a = q + stride * k;
      const y = q + stride * 3 * k;
      const re0 = re[a]!;
      const im0 = im[a]!;
      const p1r = re[a + part]! + re[a + 2 * part]!;
      const p1i = im[a + part]! + im[a + 2 * part]!;
      const m1r = re[a + part]! - re[a + 2 * part]!;
      const m1i = im[a + part]! - im[a + 2 * part]!;
      outRe[y] = re0 + p1r;
      outIm[y] = im0 + p1i;
      const e1r = re0 + c1 * p1r;
      const e1i = im0 + c1 * p1i;
      const o1r = -s1 * m1i;
      const o1i = s1 * m1r;
      put(to, y + stride, e1r + o1r, e1i + o1i, cos[k]!, sin[k]!);
      put(to, y + 2 * stride, e1r - o1r, e1i - o1i, cos[2 * k]!, sin[2 * k]!);
    }
  }
}

function radix5({ steps, stride, cos, sin, roots }: Stage, { re, im }: Numbers, to: Numbers): void {
  const part = stride * steps;
  const outRe = to.re;
  const outIm = to.im;
  const c1 = roots.cos[1]!;
  const s1 = roots.sin[1]!;
  const c2 = roots.cos[2]!;
  const s2 = roots.sin[2]!;
  for (let k = 0; k < steps; k++) {
    for (let q = 0; q < stride; q++) {
      const a = q + stride * k;
      const y = q + stride * 5 * k;
      const re0 = re[a]!;
      const im0 = im[a]!;
      const p1r = re[a + part]! + re[a + 4 * part]!;
      const p1i = im[a + part]! + im[a + 4 * part]!;
      const m1r = re[a + part]! - re[a + 4 * part]!;
      const m1i = im[a + part]! - im[a + 4 * part]!;
      const p2r = re[a + 2 * part]! + re[a + 3 * part]!;
      const p2i = im[a + 2 * part]! + im[a + 3 * part]!;
      const m2r = re[a + 2 * part]! - re[a + 3 * part]!;
      const m2i = im[a + 2 * part]! - im[a + 3 * part]!;
      outRe[y] = re0 + p1r + p2r;
      outIm[y] = im0 + p1i + p2i;
      const e1r = re0 + c1 * p1r + c2 * p2r;
      const e1i = im0 + c1 * p1i + c2 * p2i;
      const o1r = -s1 * m1i - s2 * m2i;
      const o1i = s1 * m1r + s2 * m2r;
      const e2r = re0 + c2 * p1r + c1 * p2r;
      const e2i = im0 + c2 * p1i + c1 * p2i;
      const o2r = -s2 * m1i + s1 * m2i;
      const o2i = s2 * m1r - s1 * m2r;
      put(to, y + stride, e1r + o1r, e1i + o1i, cos[k]!, sin[k]!);
      put(to, y + 4 * stride, e1r - o1r, e1i - o1i, cos[4 * k]!, sin[4 * k]!);
      put(to, y + 2 * stride, e2r + o2r, e2i + o2i, cos[2 * k]!, sin[2 * k]!);
      put(to, y + 3 * stride, e2r - o2r, e2i - o2i, cos[3 * k]!, sin[3 * k]!);
    }
  }
}

function radix7({ steps, stride, cos, sin, roots }: Stage, { re, im }: Numbers, to: Numbers): void {
  const part = stride * steps;
  const outRe = to.re;
  const outIm = to.im;
  const c1 = roots.cos[1]!;
  const s1 = roots.sin[1]!;
  const c2 = roots.cos[2]!;
  const s2 = roots.sin[2]!;
  const c3 = roots.cos[3]!;
  const s3 = roots.sin[3]!;
  for (let k = 0; k < steps; k++) {
    for (let q = 0; q < stride; q++) {
      const a = q + stride * k;
      const y = q + stride * 7 * k;
      const re0 = re[a]!;
      const im0 = im[a]!;
      const p1r = re[a + part]! + re[a + 6 * part]!;
      const p1i = im[a + part]! + im[a + 6 * part]!;
      const m1r = re[a + part]! - re[a + 6 * part]!;
      const m1i = im[a + part]! - im[a + 6 * part]!;
      const p2r = re[a + 2 * part]! + re[a + 5 * part]!;
      const p2i = im[a + 2 * part]! + im[a + 5 * part]!;
      const m2r = re[a + 2 * part]! - re[a + 5 * part]!;
      const m2i = im[a + 2 * part]! - im[a + 5 * part]!;
      const p3r = re[a + 3 * part]! + re[a + 4 * part]!;
      const p3i = im[a + 3 * part]! + im[a + 4 * part]!;
      const m3r = re[a + 3 * part]! - re[a + 4 * part]!;
      const m3i = im[a + 3 * part]! - im[a + 4 * part]!;
      outRe[y] = re0 + p1r + p2r + p3r;
      outIm[y] = im0 + p1i + p2i + p3i;
      const e1r = re0 + c1 * p1r + c2 * p2r + c3 * p3r;
      const e1i = im0 + c1 * p1i + c2 * p2i + c3 * p3i;
      const o1r = -s1 * m1i - s2 * m2i - s3 * m3i;
      const o1i = s1 * m1r + s2 * m2r + s3 * m3r;
      const e2r = re0 + c2 * p1r + c3 * p2r + c1 * p3r;
      const e2i = im0 + c2 * p1i + c3 * p2i + c1 * p3i;
      const o2r = -s2 * m1i + s3 * m2i + s1 * m3i;
      const o2i = s2 * m1r - s3 * m2r - s1 * m3r;
      const e3r = re0 + c3 * p1r + c1 * p2r + c2 * p3r;
      const e3i = im0 + c3 * p1i + c1 * p2i + c2 * p3i;
      const o3r = -s3 * m1i + s1 * m2i - s2 * m3i;
      const o3i = s3 * m1r - s1 * m2r + s2 * m3r;
      put(to, y + stride, e1r + o1r, e1i + o1i, cos[k]!, sin[k]!);
      put(to, y + 6 * stride, e1r - o1r, e1i - o1i, cos[6 * k]!, sin[6 * k]!);
      put(to, y + 2 * stride, e2r + o2r, e2i + o2i, cos[2 * k]!, sin[2 * k]!);
      put(to, y + 5 * stride, e2r - o2r, e2i - o2i, cos[5 * k]!, sin[5 * k]!);
      put(to, y + 3 * stride, e3r + o3r, e3i + o3i, cos[3 * k]!, sin[3 * k]!);
      put(to, y + 4 * stride, e3r - o3r, e3i - o3i, cos[4 * k]!, sin[4 * k]!);
    }
  }
}

/** Of any odd radix: the r-th and the last but r-th belong together, which halves the work twice. */
function oddRadix({ radix, steps, stride, cos, sin, roots }: Stage, { re, im }: Numbers, to: Numbers): void {
  const half = (radix - 1) / 2;
  const sumRe = new Float64Array(half + 1);
  const sumIm = new Float64Array(half + 1);
  const differenceRe = new Float64Array(half + 1);
  const differenceIm = new Float64Array(half + 1);
  for (let k = 0; k < steps; k++) {
    for (let q = 0; q < stride; q++) {
      const first = q + stride * k;
      const y = q + stride * radix * k;
      let allRe = re[first]!;
      let allIm = im[first]!;
      for (let r = 1; r <= half; r++) {
        const a = first + stride * steps * r;
        const b = first + stride * steps * (radix - r);
        sumRe[r] = re[a]! + re[b]!;
        sumIm[r] = im[a]! + im[b]!;
        differenceRe[r] = re[a]! - re[b]!;
        differenceIm[r] = im[a]! - im[b]!;
        allRe += sumRe[r]!;
        allIm += sumIm[r]!;
      }
      to.re[y] = allRe;
      to.im[y] = allIm;
      for (let t = 1; t <= half; t++) {
        let evenRe = re[first]!;
        let evenIm = im[first]!;
        let oddRe = 0;
        let oddIm = 0;
        for (let r = 1, root = t; r <= half; r++, root = (root + t) % radix) {
          evenRe += sumRe[r]! * roots.cos[root]!;
          evenIm += sumIm[r]! * roots.cos[root]!;
          oddRe -= differenceIm[r]! * roots.sin[root]!;
          oddIm += differenceRe[r]! * roots.sin[root]!;
        }
        const w = k * t;
        const lowRe = evenRe + oddRe;
        const lowIm = evenIm + oddIm;
        to.re[y + stride * t] = lowRe * cos[w]! - lowIm * sin[w]!;
        to.im[y + stride * t] = lowRe * sin[w]! + lowIm * cos[w]!;
        const v = k * (radix - t);
        const highRe = evenRe - oddRe;
        const highIm = evenIm - oddIm;
        to.re[y + stride * (radix - t)] = highRe * cos[v]! - highIm * sin[v]!;
        to.im[y + stride * (radix - t)] = highRe * sin[v]! + highIm * cos[v]!;
      }
    }
  }
}

/** Writes (re + i·im) times (cos + i·sin). */
function put(to: Numbers, at: number, re: number, im: number, cos: number, sin: number): void {
  to.re[at] = re * cos - im * sin;
  to.im[at] = re * sin + im * cos;
}

const byRadix: Record<number, typeof oddRadix> = { 2: radix2, 3: radix3, 4: radix4, 5: radix5, 7: radix7 };
