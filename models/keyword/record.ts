import { type Random, randomInt, randomNormal } from '#lib/training/learners/random';
import type { Label } from './shape.ts';
import { sampleRate, speak, type Voice } from './speak.ts';

const spellings: Record<Exclude<Label, 'other'>, readonly string[]> = {
  down: ['D AW N'],
  go: ['G OW'],
  no: ['N OW'],
  stop: ['S T AA P', 'S T AH P'],
  up: ['AH P'],
  yes: ['Y EH S'],
};

/** Words that are none of them, some of them nearly. */
const otherWords = [
  ...['L EH F T', 'R AY T', 'AA N', 'AA F', 'W AH N', 'T UW', 'S IH K S', 'S EH F AH N', 'AE T', 'M IY', 'S IY'],
  ...['SH IY', 'B ER D', 'K AE T', 'T R IY', 'AW S', 'L OW', 'B EH D', 'G UW D', 'K AH P', 'T AA P', 'N AW', 'M EH S'],
  ...['W AY', 'S UW N', 'B OW T', 'R OW', 'D ER T'],
];

const between = (random: Random, low: number, high: number) => low + (high - low) * random();
const pick = <T>(random: Random, items: readonly T[]): T => items[randomInt(random, items.length)]!;

const drawVoice = (random: Random): Voice => ({
  pitchHz: between(random, 85, 260),
  fall: between(random, -0.15, 0.4),
  formantScale: between(random, 0.92, 1.22),
  speed: between(random, 0.65, 1.15),
  breathiness: between(random, 0, 0.25),
  sloppiness: between(random, 0.01, 0.06),
});

/** A second of sound: a word of the label somewhere in it, in a room; or, as `other`, another word, half a word or none. */
export function record(label: Label, random: Random): Float32Array {
  const samples = new Float32Array(sampleRate);
  if (label !== 'other') placeWord(say(pick(random, spellings[label]), random), samples, random);
  else if (random() < 0.55) placeWord(say(pick(random, otherWords), random), samples, random);
  else if (random() < 0.5) placeRest(say(pick(random, Object.values(spellings).flat()), random), samples, random);
  else if (random() < 0.4) addTone(samples, random);
  addRoom(samples, random);
  return samples;
}

/** A word alone, without room or noise, as loud as words are. */
export function say(spelling: string, random: Random): Float32Array {
  const word = speak(spelling, drawVoice(random), random);
  const peak = word.reduce((most, value) => Math.max(most, Math.abs(value)), 1e-6);
  return word.map((value) => (0.8 * value) / peak);
}

/** The whole of a word, or nearly, anywhere in the second. */
function placeWord(word: Float32Array, samples: Float32Array, random: Random): void {
  const spare = samples.length - word.length;
  const cut = 0.08 * word.length;
  add(word, samples, Math.round(between(random, -cut, Math.max(spare, 0) + cut)), 1);
}

/** Less than half of a word, at the beginning or the end of the second, as the windows of a longer recording cut it. */
function placeRest(word: Float32Array, samples: Float32Array, random: Random): void {
  const kept = between(random, 0.1, 0.4) * word.length;
  add(word, samples, Math.round(random() < 0.5 ? kept - word.length : samples.length - kept), 1);
}

function addTone(samples: Float32Array, random: Random): void {
  const [hz, glide, start] = [between(random, 80, 3_000), between(random, -0.5, 0.5), between(random, 0, 0.6)];
  for (let i = Math.round(start * sampleRate); i < samples.length; i++) {
    const time = i / sampleRate - start;
    samples[i] = 0.4 * Math.sin(2 * Math.PI * hz * time * (1 + glide * time)) * Math.min(1, time * 50);
  }
}

/** The level, an echo, hum, noise and the coding of a recording; now and then none, as where silence is filled up with zeros. */
function addRoom(samples: Float32Array, random: Random): void {
  const dry = samples.slice();
  for (let echo = 0; echo < 2; echo++) {
    add(dry, samples, Math.round(between(random, 0.004, 0.05) * sampleRate), between(random, 0, 0.3));
  }
  const level = 10 ** (between(random, -28, 0) / 20);
  const tilt = between(random, -0.3, 0.5);
  // Beside a word whose loudest is 0.8.
  const noise = random() < 0.25 ? 0 : 10 ** (between(random, -50, -16) / 20);
  // What a codec adds is as loud as the sound itself allows.
  const coding = random() < 0.5 ? 0 : between(random, 0.003, 0.02);
  const [colour, hum] = [between(random, 0, 0.95), random() < 0.3 ? between(random, 0, 0.01) : 0];
  let [before, rumble] = [0, 0];
  for (let i = 0; i < samples.length; i++) {
    const here = samples[i]!;
    if (noise > 0) rumble = colour * rumble + Math.sqrt(1 - colour * colour) * randomNormal(random);
    const mixed = here - tilt * before + noise * rumble + hum * Math.sin((2 * Math.PI * 100 * i) / sampleRate);
    before = here;
    const coded = coding > 0 ? mixed * (1 + coding * randomNormal(random)) : mixed;
    samples[i] = Math.min(1, Math.max(-1, level * coded));
  }
}

function add(sound: Float32Array, samples: Float32Array, start: number, gain: number): void {
  const end = Math.min(samples.length, start + sound.length);
  for (let i = Math.max(0, start); i < end; i++) samples[i]! += gain * sound[i - start]!;
}
