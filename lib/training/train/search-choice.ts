import { isAppError } from '#lib/errors';
import type { AlgorithmChoice } from '#lib/training/algorithms';
import { metricsOf } from '#lib/training/evaluation/metrics-of';
import type { Metrics, RunReport } from '#lib/training/evaluation/run-report';
import { sampleOf } from '#lib/training/evaluation/sample-of';
import { predictPipeline } from '#lib/training/pipeline/predict-pipeline';
import type { LearningCurve, Search } from '#lib/training/runs/run-spec';
import { withBudget } from '#lib/training/search/budget';
import { runSearch } from '#lib/training/search/run-search';
import { fitOn } from './fit-on.ts';
import type { LearningData } from './learning-data.ts';
import type { ProgressMeter } from './progress-meter.ts';
import type { Told } from './training-process.ts';

type Trial = Extract<Told, { kind: 'trial' }>;

/** The best setting that a search finds, by its loss on the validation part (the first fold, of k-fold). */
export async function searchChoice(
  data: LearningData,
  search: Search,
  meter: ProgressMeter,
  tell: (told: Told) => void,
): Promise<AlgorithmChoice> {
  const { table, target } = data;
  const { choice, seed } = data.spec;
  const { train, validation } = data.parts.folds?.[0] ?? data.parts;
  const told = new Map<number, Trial>();
  const say = (trial: Trial) => {
    told.set(trial.trial, trial);
    tell(trial);
  };

  async function evaluate(wished: AlgorithmChoice, budgetShare: number, trial: number): Promise<number> {
    const startedAt = performance.now();
    const before = told.get(trial) ?? { report: null, curve: null };
    say({ ...before, kind: 'trial', trial, choice: wished, status: 'running', problem: null });
    const { choice: cut, rowShare } = withBudget(wished, budgetShare);
    const rounds: LearningCurve['rounds'] = [];
    try {
      const trained = sampleOf(train, Math.ceil(train.length * rowShare), seed);
      const fitted = await fitOn(data, { choice: cut, train: trained, validation }, (round) =>
        rounds.push({ round: round.round, train: round.trainLoss, validation: round.validationLoss }),
      );
      const metrics = metricsOf(target, predictPipeline(fitted.pipeline, table, validation), validation);
      const curve = rounds.length > 0 ? { loss: data.loss, rounds } : null;
      const times = performance.now() - startedAt;
      const report = trialReport(data, metrics, { choice: cut, bestRound: fitted.bestRound, learningMs: times });
      say({ kind: 'trial', trial, choice: wished, status: 'queued', report, curve, problem: null });
      return lossOf(metrics) ?? Number.NaN;
    } catch (error) {
      if (!isAppError(error)) throw error;
      say({ ...before, kind: 'trial', trial, choice: wished, status: 'failed', problem: error.message });
      return Number.NaN;
    }
  }

  const onTrial = ({ done, of }: { done: number; of: number }) => meter.done(done / of);
  const { best } = await runSearch({ choice, search, seed, evaluate, onTrial });
  for (const trial of told.values()) if (trial.status === 'queued') tell({ ...trial, status: 'succeeded' });
  return best.choice;
}

function lossOf(metrics: Metrics): number | null {
  return 'rmse' in metrics ? metrics.rmse : metrics.logLoss;
}

/** What is known of a setting that was only tried: its worth on the validation part. */
function trialReport(
  { task, target, parts }: LearningData,
  metrics: Metrics,
  { choice, bestRound, learningMs }: { choice: AlgorithmChoice; bestRound: number | null; learningMs: number },
): RunReport {
  const labels = task.kind === 'classification' ? [...task.labels] : null;
  const isBinary = target.kind === 'classification' && target.classCount === 2;
  const { train, validation } = parts.folds?.[0] ?? parts;
  return {
    task: target.kind === 'regression' ? 'regression' : isBinary ? 'binary' : 'multiclass',
    labels,
    positiveLabel: isBinary ? (labels?.[1] ?? null) : null,
    rows: { train: train.length, validation: validation.length, test: 0, left: 0 },
    parts: { validation: metrics },
    heldOut: 'validation',
    importanceMetric: 'none',
    params: choice.params,
    bestRound,
    folds: null,
    confusion: null,
    curves: null,
    residuals: null,
    importances: [],
    fairness: null,
    blend: null,
    warnings: [],
    notes: [],
    parity: { rows: 0, largestDifference: 0, differentLabels: 0 },
    timesMs: { reading: 0, preparing: 0, learning: learningMs, evaluating: 0, exporting: 0 },
  };
}
