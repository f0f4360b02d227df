import { type Random, randomNormal } from '#lib/training/learners/random';
import { type Phone, phonesOf } from './phones.ts';
import { createResonator } from './resonator.ts';

export const sampleRate = 16_000;

/** One voice, and one way of saying a word. */
export type Voice = {
  pitchHz: number;
  /** By what the pitch falls (or, below 0, rises) until the end, in parts. */
  fall: number;
  /** A shorter throat has higher formants: 1 is a man's. */
  formantScale: number;
  /** 1 is careful; 2 takes half the time. */
  speed: number;
  breathiness: number;
  /** By what each target may be missed, in parts. */
  sloppiness: number;
};

/** How long one target takes to become the next. */
const glideMs = 45;

/**
 * A word said by a formant synthesiser: pulses and noise through four resonators one after another, hiss through one of
 * its own (Klatt, JASA 67, 1980, much shortened). Samples at 16 kHz, at most about ±1.
 */
export function speak(spelling: string, voice: Voice, random: Random): Float32Array {
  const miss = () => 1 + voice.sloppiness * randomNormal(random);
  const phones = phonesOf(spelling);
  // The mouth stays as it was while the voice dies away.
  const end: Phone = { lengthMs: 40 * voice.speed, formants: phones.at(-1)!.formants, voice: 0 };
  const targets = [...phones, end].map((phone) => ({
    ...phone,
    lengthMs: (phone.lengthMs * Math.max(0.5, miss())) / voice.speed,
    formants: phone.formants.map((hz) => Math.min(7_000, hz * voice.formantScale * miss())),
  }));
  const ends: number[] = [];
  for (const { lengthMs } of targets) ends.push((ends.at(-1) ?? 0) + (lengthMs * sampleRate) / 1000);
  const count = Math.floor(ends.at(-1)!);
  const samples = new Float32Array(count);
  const [first, second, third, fourth, teeth] = Array.from({ length: 5 }, () => createResonator(sampleRate));
  const pulses = createPulses(random);
  const rate = 1 / ((0.012 * sampleRate) / 2);
  const now = { voice: 0, breath: 0, hiss: 0, formants: [...targets[0]!.formants] };
  for (let i = 0, t = 0; i < count; i++) {
    while (i >= ends[t]!) t++;
    const target = targets[t]!;
    approach(now, target, { slow: 1000 / (glideMs * sampleRate) / 0.4, fast: rate });
    const progress = i / count;
    const pulse = pulses(voice.pitchHz * (1 - voice.fall * (progress - 0.5)));
    const breath = (voice.breathiness * now.voice + now.breath) * 0.4 * randomNormal(random);
    if (i % 16 === 0) {
      const [f1, f2, f3] = now.formants as [number, number, number];
      first!.tune(f1, 60 + 0.05 * f1);
      second!.tune(f2, 70 + 0.03 * f2);
      third!.tune(f3, 110);
      fourth!.tune(Math.min(7_000, 3_500 * voice.formantScale), 250);
      if (target.hiss) teeth!.tune(Math.min(7_500, target.hiss.centreHz * miss()), target.hiss.widthHz);
    }
    const mouth = fourth!.pass(third!.pass(second!.pass(first!.pass(now.voice * pulse + breath))));
    samples[i] = 0.1 * mouth + 0.35 * now.hiss * teeth!.pass(randomNormal(random));
  }
  return samples;
}

/** Formants glide; voice and noise begin and end more quickly. */
function approach(
  now: { voice: number; breath: number; hiss: number; formants: number[] },
  target: Omit<Phone, 'formants'> & { formants: readonly number[] },
  { slow, fast }: { slow: number; fast: number },
): void {
  now.voice += fast * (target.voice - now.voice);
  now.breath += fast * ((target.breath ?? 0) - now.breath);
  now.hiss += fast * ((target.hiss?.amount ?? 0) - now.hiss);
  for (let f = 0; f < now.formants.length; f++) now.formants[f]! += slow * (target.formants[f]! - now.formants[f]!);
}

/** Glottal pulses that open slowly and shut at once (after Rosenberg, JASA 49, 1971), as the slope of their flow. */
function createPulses(random: Random): (pitchHz: number) => number {
  let phase = 0;
  let waver = 1;
  let before = 0;
  return (pitchHz) => {
    phase += (pitchHz * waver) / sampleRate;
    if (phase >= 1) {
      phase -= 1;
      waver = 1 + 0.02 * randomNormal(random);
    }
    const opening = phase / 0.45;
    const closing = (phase - 0.45) / 0.2;
    const flow =
      opening < 1 ? 0.5 * (1 - Math.cos(Math.PI * opening)) : closing < 1 ? Math.cos((Math.PI * closing) / 2) : 0;
    const slope = 6 * (flow - before);
    before = flow;
    return slope;
  };
}
