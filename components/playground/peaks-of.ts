/** The loudest sample of each of `count` stretches of equal length, over all channels. */
export function peaksOf(channels: readonly Float32Array[], count: number): number[] {
  const length = channels[0]?.length ?? 0;
  const peaks: number[] = [];
  for (let index = 0; index < Math.min(count, length); index++) {
    const end = Math.floor(((index + 1) * length) / Math.min(count, length));
    let peak = 0;
    for (const channel of channels)
      for (let at = Math.floor((index * length) / Math.min(count, length)); at < end; at++)
        peak = Math.max(peak, Math.abs(channel[at]!));
    peaks.push(peak);
  }
  return peaks;
}
