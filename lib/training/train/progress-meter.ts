import type { Round } from '#lib/training/learners/learner';
import type { LearningCurve, RunProgress } from '#lib/training/runs/run-spec';
import type { Told } from './training-process.ts';

type Phase = RunProgress['phase'];

/** What each phase takes of a usual run; searching as many trials takes a multiple of learning once. */
const usual: Record<Phase, number> = {
  waiting: 0,
  reading: 5,
  preparing: 2,
  searching: 150,
  learning: 55,
  evaluating: 25,
  exporting: 13,
};

const tellEveryMs = 200;
/** Before this much is done, what is left is a guess not worth saying. */
const leastKnown = 0.05;

export type ProgressMeter = {
  /** Begins a phase, and ends the one before. */
  enter(phase: Phase): void;
  /** How much of the phase is done, from 0 to 1. */
  done(fraction: number): void;
  /** A round in the `piece`-th of `pieces` equal fits; the curve is that of the last. */
  round(round: Round, of: { loss: LearningCurve['loss']; piece: number; pieces: number }): void;
  /** Says what was not said yet, and how long each phase took, in milliseconds. */
  finish(): Record<Phase, number>;
};

/** Tells how far a run that goes through `phases` is, a few times a second. */
export function progressMeter(phases: readonly Phase[], tell: (told: Told) => void): ProgressMeter {
  const startedAt = performance.now();
  const total = phases.reduce((sum, phase) => sum + usual[phase], 0);
  const timesMs = { waiting: 0, reading: 0, preparing: 0, searching: 0, learning: 0, evaluating: 0, exporting: 0 };
  let progress: RunProgress = { phase: 'waiting', fraction: 0, round: null, rounds: null, secondsLeft: null };
  let before = 0;
  let enteredAt = startedAt;
  let toldAt = Number.NEGATIVE_INFINITY;
  let curve: LearningCurve | null = null;

  const say = (always: boolean) => {
    const now = performance.now();
    if (!always && now - toldAt < tellEveryMs) return;
    toldAt = now;
    const { fraction } = progress;
    const seconds = (now - startedAt) / 1000;
    const secondsLeft = fraction < leastKnown ? null : Math.round((seconds * (1 - fraction)) / fraction);
    tell({ kind: 'progress', progress: { ...progress, secondsLeft } });
    if (curve) tell({ kind: 'curve', curve });
    curve = null;
  };
  const leave = () => {
    const { phase } = progress;
    timesMs[phase] += performance.now() - enteredAt;
    before += usual[phase] / total;
    enteredAt = performance.now();
  };
  const done = (fraction: number) => {
    progress = { ...progress, fraction: Math.min(1, before + (usual[progress.phase] / total) * fraction) };
    say(false);
  };
  return {
    enter(phase) {
      leave();
      progress = { ...progress, phase, fraction: before, round: null, rounds: null };
      say(true);
    },
    done,
    round({ round, rounds, trainLoss, validationLoss }, { loss, piece, pieces }) {
      if (piece === pieces - 1) {
        curve ??= { loss, rounds: [] };
        curve.rounds.push({ round, train: finite(trainLoss), validation: finite(validationLoss) });
      }
      progress = { ...progress, round, rounds };
      done((piece + round / Math.max(rounds, 1)) / pieces);
    },
    finish() {
      leave();
      say(true);
      return timesMs;
    },
  };
}

/** A loss that ran away is no number to draw; what comes of it, the evaluation says. */
const finite = (loss: number | null) => (loss !== null && Number.isFinite(loss) ? loss : null);
