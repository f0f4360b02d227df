/**
 * What a phone asks of the synthesiser. Formants in Hz, for a man's voice: vowels after Peterson and Barney (1952),
 * loci of consonants after Klatt, "Software for a cascade/parallel formant synthesizer" (JASA 67, 1980).
 */
export type Phone = {
  lengthMs: number;
  formants: readonly [number, number, number];
  /** Of the voice, 0 to 1. */
  voice: number;
  /** Of breath that passes through the mouth, 0 to 1. */
  breath?: number;
  /** Noise made at the teeth or lips, around this frequency. */
  hiss?: { amount: number; centreHz: number; widthHz: number };
};

const vowel = (lengthMs: number, ...formants: [number, number, number]): Phone => ({ lengthMs, formants, voice: 1 });
const closure = (lengthMs: number, formants: Phone['formants'], voice = 0): Phone => ({ lengthMs, formants, voice });
const burst = (lengthMs: number, formants: Phone['formants'], amount: number, centreHz: number): Phone => ({
  lengthMs,
  formants,
  voice: 0,
  breath: 0.15,
  hiss: { amount, centreHz, widthHz: 0.6 * centreHz },
});
const hiss = (lengthMs: number, formants: Phone['formants'], amount: number, centreHz: number): Phone => ({
  lengthMs,
  formants,
  voice: 0,
  hiss: { amount, centreHz, widthHz: 0.5 * centreHz },
});

const lips: Phone['formants'] = [300, 900, 2300];
const teeth: Phone['formants'] = [300, 1750, 2600];
const palate: Phone['formants'] = [280, 2000, 2300];

const phones = {
  AA: [vowel(170, 730, 1090, 2440)],
  AE: [vowel(170, 660, 1720, 2410)],
  AH: [vowel(130, 640, 1190, 2390)],
  AW: [vowel(110, 720, 1200, 2440), vowel(100, 420, 900, 2300)],
  AY: [vowel(110, 720, 1150, 2440), vowel(100, 340, 2100, 2700)],
  EH: [vowel(140, 530, 1840, 2480)],
  ER: [vowel(160, 490, 1350, 1690)],
  IH: [vowel(110, 390, 1990, 2550)],
  IY: [vowel(170, 270, 2290, 3010)],
  OW: [vowel(120, 520, 950, 2400), vowel(110, 350, 780, 2300)],
  UW: [vowel(170, 300, 870, 2240)],
  B: [closure(50, lips, 0.15), burst(8, lips, 0.25, 700)],
  D: [closure(45, teeth, 0.15), burst(10, teeth, 0.4, 3800)],
  F: [hiss(110, lips, 0.16, 6500)],
  G: [closure(50, palate, 0.15), burst(16, palate, 0.45, 1900)],
  K: [closure(60, palate), burst(30, palate, 0.5, 1900)],
  L: [{ lengthMs: 80, formants: [360, 1050, 2700], voice: 0.6 }],
  M: [{ lengthMs: 80, formants: [260, 1000, 2200], voice: 0.35 }],
  N: [{ lengthMs: 80, formants: [260, 1500, 2500], voice: 0.35 }],
  P: [closure(65, lips), burst(20, lips, 0.35, 900)],
  R: [{ lengthMs: 80, formants: [330, 1100, 1550], voice: 0.6 }],
  S: [hiss(130, teeth, 0.5, 5600)],
  SH: [hiss(130, palate, 0.5, 3000)],
  T: [closure(55, teeth), burst(28, teeth, 0.5, 4300)],
  W: [{ lengthMs: 70, formants: [300, 650, 2200], voice: 0.6 }],
  Y: [{ lengthMs: 80, formants: [270, 2200, 2950], voice: 0.7 }],
} satisfies Record<string, readonly Phone[]>;

/** The phones of a word that is spelt in the symbols of ARPABET: "S T AA P". */
export function phonesOf(spelling: string): Phone[] {
  return spelling.split(' ').flatMap((symbol) => {
    if (!Object.hasOwn(phones, symbol)) throw new Error(`There is no phone ${symbol}.`);
    return phones[symbol as keyof typeof phones];
  });
}
