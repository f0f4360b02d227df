// Made from the OpenAPI document by scripts/generate-client.ts: change the operations, then `npm run client:generate`.

import type { CallOptions, Calls } from './operation.ts';
import type { Body } from './request-of.ts';

export type Account = { id: string; email: string; name: string; role: 'end-user' | 'engineer' | 'finance' | 'admin' };

export type Algorithm = 'decision-tree' | 'random-forest' | 'gradient-boosting' | 'linear' | 'xgboost' | 'hybrid';

export type AlgorithmChoice =
  | { algorithm: 'decision-tree'; params: DecisionTreeParams }
  | { algorithm: 'random-forest'; params: RandomForestParams }
  | { algorithm: 'gradient-boosting'; params: BoostingParams }
  | { algorithm: 'linear'; params: LinearParams }
  | { algorithm: 'xgboost'; params: BoostingParams }
  | { algorithm: 'hybrid'; params: HybridParams };

export type AlgorithmChoiceInput =
  | { algorithm: 'decision-tree'; params?: DecisionTreeParamsInput }
  | { algorithm: 'random-forest'; params?: RandomForestParamsInput }
  | { algorithm: 'gradient-boosting'; params?: BoostingParamsInput }
  | { algorithm: 'linear'; params?: LinearParamsInput }
  | { algorithm: 'xgboost'; params?: BoostingParamsInput }
  | { algorithm: 'hybrid'; params?: HybridParamsInput };

export type Alias = {
  alias: string;
  /** Number of the version it points at. */
  version: number;
  changedAt: string;
  /** Name of the person who pointed it there. */
  changedBy: string;
};

export type AliasPage = { data: Alias[]; nextCursor: string | null };

export type ApiKeyPage = { data: ListedApiKey[]; nextCursor: null };

export type AsyncPrediction = {
  /** The id that the prediction has in the ledger once it has succeeded. */
  id: string;
  status: 'queued' | 'running' | 'succeeded' | 'failed' | 'canceled';
  model: string;
  /** Fixed when it was asked for: moving an alias changes nothing. */
  version: number;
  /** Whose it is. */
  userId: string;
  createdAt: string;
  startedAt: string | null;
  /** It is forgotten 7 days later. */
  endedAt: string | null;
  /** Why it failed: what `POST /api/predict` would have answered. */
  problem?: Problem;
  /** Once it has succeeded. Where the model keeps no answers, for a day. */
  answer?: PredictionAnswer;
};

export type AsyncPredictionPage = { data: AsyncPredictionSummary[]; nextCursor: string | null };

export type AsyncPredictionSummary = {
  /** The id that the prediction has in the ledger once it has succeeded. */
  id: string;
  status: 'queued' | 'running' | 'succeeded' | 'failed' | 'canceled';
  model: string;
  /** Fixed when it was asked for: moving an alias changes nothing. */
  version: number;
  /** Whose it is. */
  userId: string;
  createdAt: string;
  startedAt: string | null;
  /** It is forgotten 7 days later. */
  endedAt: string | null;
  /** Why it failed: what `POST /api/predict` would have answered. */
  problem?: Problem;
};

export type AuditLogEntry = {
  id: string;
  /** Its place in the chain, from 1. */
  seq: number;
  at: string;
  /** A person, one of their keys, the platform itself, or nobody. */
  actor: {
    kind: 'anonymous' | 'user' | 'key' | 'system';
    userId: string | null;
    name: string | null;
    keyId: string | null;
    keyName: string | null;
  };
  action: string;
  /** What it was asked of, and what it changed: `role` is `end-user → admin`, say. */
  target: Record<string, string>;
  outcome: 'done' | 'refused';
  /** Why it was refused. */
  code: string | null;
  detail: string | null;
  address: string | null;
  requestId: string;
  /** Of `contentHash`; null where the content was erased with its person. */
  salt: string | null;
  /** SHA-256 of target, detail, address and requestId, salted. */
  contentHash: string;
  previousHash: string;
  /** SHA-256 of the rest and of the hash before it. */
  hash: string;
};

export type AuditLogPage = { data: AuditLogEntry[]; nextCursor: string | null };

export type BatchJobDetail = {
  id: string;
  status: 'queued' | 'running' | 'succeeded' | 'failed' | 'canceled';
  model: {
    slug: string;
    /** Its slug again where you may not see the model (any more). */
    name: string;
  };
  version: number;
  owner: { id: string; name: string };
  format: 'csv' | 'jsonl' | 'files';
  inputName: string;
  inputBytes: number;
  /** Empty once the data set that it scored was deleted. */
  inputSha256: string;
  /** Bytes of the input that are dealt with: progress is their share of `inputBytes`. */
  doneBytes: number;
  doneRows: number;
  /** Of an archive of files, once it was opened: progress is the share of these that are done. Null for a table. */
  totalRows: number | null;
  /** Rows that got an error of their own instead of an answer; they are not billed. */
  failedRows: number;
  /** What the ledger bills for it: the sum of its predictions, which carry this job's id. */
  units: number;
  outputBytes: number;
  /** Over the time it has run; null before the first rows. */
  rowsPerSecond: number | null;
  secondsLeft: number | null;
  problem: string | null;
  /** What was chosen when reading the file, such as its delimiter and encoding. */
  notes: string[];
  scheduleId: string | null;
  createdAt: string;
  startedAt: string | null;
  finishedAt: string | null;
};

export type BatchJobPage = { data: BatchJobDetail[]; nextCursor: string | null };

export type BatchOfDataset = {
  /** Slug. */
  model: string;
  version?: number;
  alias?: string;
  dataset: string;
  /** Number of a version of the data set; the newest unless said. */
  datasetVersion?: number;
};

export type BatchRow = {
  /** Counted from 0; of an archive, the number its file is asked for by. */
  row: number;
  /** The name of the file that the row is; null for a row of a table. */
  file: string | null;
  /** A row of JSON lines as it was sent, or the fields of a row of CSV with those of its answer; null for a file. */
  input: null;
  /** As a call would be answered; null for CSV, whose answer stands in its fields, and for a row with an error. */
  answer: null;
  error: string | null;
};

export type BatchRowPage = {
  data: BatchRow[];
  /** Where to go on; null where there are no more so far. */
  nextFrom: number | null;
};

export type BatchUpload = {
  /** Slug. */
  model: string;
  version?: number;
  alias?: string;
  /** SHA-256 of the file in hexadecimal. */
  sha256?: string;
  sizeBytes?: number;
  file: Blob[];
};

export type BillingAccount = {
  details: BillingDetails;
  /** Set by finance; null where the seller’s rate holds. */
  taxRatePercent: string | null;
  /** Of all amounts, ISO 4217. */
  currency: string;
  /** What is left of their credit; the next invoices use it up. */
  credit: string;
};

export type BillingAuditEntry = {
  id: string;
  at: string;
  /** A person, one of their keys, the platform itself, or nobody. */
  actor: {
    kind: 'anonymous' | 'user' | 'key' | 'system';
    userId: string | null;
    name: string | null;
    keyId: string | null;
    keyName: string | null;
  };
  action: string;
  /** What it was asked of, and what it changed: `role` is `end-user → admin`, say. */
  target: Record<string, string>;
  outcome: 'done' | 'refused';
  /** Why it was refused. */
  code: string | null;
  detail: string | null;
  address: string | null;
  requestId: string;
  /** Whom the target speaks of, where it is a customer. */
  customer: { id: string; name: string } | null;
};

export type BillingAuditPage = { data: BillingAuditEntry[]; nextCursor: string | null };

export type BillingDetails = {
  /** As it is to stand on invoices; empty for the name of the account. */
  name: string;
  /** Street, place, in lines. */
  address: string;
  country: string;
  /** For example a VAT number. */
  taxId: string;
  /** Who is to get invoices; empty for the address of the account. */
  email: string;
};

export type BoostingParams = {
  n_estimators: number;
  learning_rate: number;
  max_depth: number;
  min_child_weight: number;
  gamma: number;
  reg_lambda: number;
  reg_alpha: number;
  subsample: number;
  colsample_bytree: number;
  max_bin: number;
  /** Stops after so many rounds without a better validation loss; null, or no validation part, never stops early. */
  early_stopping_rounds: number | null;
};

export type BoostingParamsInput = {
  n_estimators?: number;
  learning_rate?: number;
  max_depth?: number;
  min_child_weight?: number;
  gamma?: number;
  reg_lambda?: number;
  reg_alpha?: number;
  subsample?: number;
  colsample_bytree?: number;
  max_bin?: number;
  /** Stops after so many rounds without a better validation loss; null, or no validation part, never stops early. */
  early_stopping_rounds?: number | null;
};

export type Buyer = {
  name: string;
  /** Street, place, in lines. */
  address: string;
  country: string;
  taxId: string;
  email: string;
};

export type Certificate = {
  irVersion: number;
  opsets: { domain: string; version: number }[];
  producer: string;
  operators: string[];
  inputs: { name: string; kind: string; elementType: ElementType; shape: (number | string | null)[] | null }[];
  outputs: { name: string; kind: string; elementType: ElementType; shape: (number | string | null)[] | null }[];
  binding: {
    inputs: {
      name: string;
      elementType: ElementType;
      shape: (number | null)[];
      features: { feature: number; column: number | null }[];
      part?: 'ids' | 'mask' | 'types' | 'positions';
      source?: 'fixed' | 'state';
    }[];
    outputs: {
      label?: { name: string; elementType: ElementType };
      probabilities?: { name: string; kind: 'per-class' | 'positive-class' };
      value?: { name: string };
      tokens?: { name: string };
      embedding?: { name: string };
      detection?: { boxes: string; scores?: string; labels?: string; count?: string };
      tensors?: { name: string; elementType: ElementType }[];
    };
  };
  latencyMs: { one: { p50: number; p95: number }; thirtyTwo: { p50: number; p95: number } | null };
  rowElements?: number;
  smallRow?: { elements: number; p50: number };
  memoryBytes: number;
  loadMs: number;
  batchable: boolean;
  deterministic: boolean;
  parity: { checked: number; passed: number; worstDifference: number } | null;
  notes: string[];
  measuredAt: string;
};

export type ClassCurves = {
  label: string;
  /** x: false positive rate, y: true positive rate. */
  roc: { x: number; y: number; threshold: number | null }[];
  /** x: recall, y: precision. */
  pr: { x: number; y: number; threshold: number | null }[];
  /** Ten bins of equal width: x: mean predicted probability, y: share that came true. */
  calibration: { x: number; y: number; rows: number }[];
};

export type ClassificationMetrics = {
  rows: number;
  accuracy: number | null;
  /** As recall and F1: of the positive class where there are two, else the plain mean over classes. */
  precision: number | null;
  recall: number | null;
  f1: number | null;
  rocAuc: number | null;
  prAuc: number | null;
  logLoss: number | null;
  brier: number | null;
};

export type ClosedPeriod = {
  /** A month of UTC, such as 2026-11. */
  period: string;
  closedAt: string;
  /** How many drafts it made. */
  invoices: number;
  currency: string;
  /** Of all its invoices together. */
  subtotal: string;
  /** Of all its invoices together. */
  tax: string;
  /** Of all its invoices together. */
  total: string;
};

export type ColumnProfile = {
  name: string;
  type: ColumnType;
  inferredType: ColumnType;
  missing: number;
  unique: number;
  /** True where `unique` is an estimate, for columns with very many values. */
  uniqueIsEstimate: boolean;
  /** As mean, max and std: of numbers and booleans; dates stand in `earliest` and `latest`. */
  min: number | null;
  mean: number | null;
  max: number | null;
  std: number | null;
  earliest: string | null;
  latest: string | null;
  /** Of numbers and dates (days since 1970): counts between consecutive edges, so one edge more than counts. */
  histogram: { edges: number[]; counts: number[] } | null;
  /** The most frequent values, at most ten. */
  top: { value: string; count: number }[];
};

export type ColumnSpec = { name: string; type: ColumnType; format?: 'decimal-comma' | 'day-first' | 'month-first' };

export type ColumnType = 'number' | 'integer' | 'category' | 'boolean' | 'date' | 'text' | 'ignore';

export type ConfusionMatrix = {
  labels: string[];
  /** counts[true][predicted] */
  counts: number[][];
};

export type Consent = {
  id: string;
  purpose: string;
  /** Which wording: the date of the text. */
  wording: string;
  givenAt: string;
  withdrawnAt: string | null;
};

export type ConsentPage = { data: Consent[]; nextCursor: null };

export type CreatedApiKey = {
  id: string;
  name: string;
  /** How the key begins, to tell it from others. */
  hint: string;
  scopes: string[];
  /** Calls a minute: what the plan says, none at all, or a number. */
  limit: 'plan' | 'none' | number;
  createdAt: string;
  expiresAt: string | null;
  /** The key itself, which cannot be shown again. */
  key: string;
};

export type CreatedInvitation = {
  id: string;
  email: string;
  role: 'end-user' | 'engineer' | 'finance' | 'admin';
  createdAt: string;
  expiresAt: string;
  /** To hand over, where this installation sends no e-mail; null where it was sent. Told only now. */
  link: string | null;
  /** The open invitation of this e-mail whose place this one took: its link opens nothing any more. */
  replaced: { id: string; role: 'end-user' | 'engineer' | 'finance' | 'admin' } | null;
};

export type CreditEntries = {
  currency: string;
  /** Before tax, a decimal such as 12.34. */
  balance: string;
  /** The newest 500, newest first. */
  entries: CreditEntry[];
};

export type CreditEntry = {
  id: string;
  /** Below zero where it was used up or taken back. */
  amount: string;
  reason: string;
  /** The invoice that used it, or gave it back. */
  invoiceId: string | null;
  createdAt: string;
};

export type CustomerDetail = {
  id: string;
  name: string;
  email: string;
  role: 'end-user' | 'engineer' | 'finance' | 'admin';
  createdAt: string;
  /** Since when the account opens nothing any more. */
  disabledAt: string | null;
  /** The present month, which the numbers below are of. */
  period: string;
  /** That prices the period. */
  plan: { id: string; name: string };
  /** Of the period, those from the cache too. */
  units: number;
  /** Of the plan, a month. */
  freeUnits: number;
  /** The lowest cap of the account a month: its plan’s or its own. */
  maxUnits: number | null;
  /** Units against that cap, else against the free ones; null without either. */
  percentUsed: number | null;
  /** What the plan’s prices come to so far, before credits, adjustments and tax. */
  cost: string;
  /** Of open invoices, of whichever period. */
  amountDue: string;
  account: BillingAccount;
  /** From which month on which plan prices them, newest first, to come too; at most 50. */
  planChanges: { fromPeriod: string; plan: { id: string; name: string }; at: string }[];
  /** The newest 500, newest first. */
  credits: CreditEntry[];
  /** The last twelve, newest first. */
  months: {
    period: string;
    units: number;
    /** Those of them that came from the cache. */
    cachedUnits: number;
    /** Billed with it, net of tax, less credit notes. */
    revenue: string;
  }[];
};

export type CustomerPage = { currency: string; period: string; data: CustomerSummary[]; nextCursor: string | null };

export type CustomerPlan = {
  /** The one they are on. */
  plan: Plan;
  /** The one they change to, and with which month; null where none is chosen. */
  coming: {
    planId: string;
    name: string;
    /** A month of UTC, such as 2026-11. */
    fromPeriod: string;
  } | null;
};

export type CustomerSummary = {
  id: string;
  name: string;
  email: string;
  /** Since when the account opens nothing any more. */
  disabledAt: string | null;
  /** That prices the period. */
  plan: { id: string; name: string };
  /** Of the period, those from the cache too. */
  units: number;
  /** Of the plan, a month. */
  freeUnits: number;
  /** The lowest cap of the account a month: its plan’s or its own. */
  maxUnits: number | null;
  /** Units against that cap, else against the free ones; null without either. */
  percentUsed: number | null;
  /** What the plan’s prices come to so far, before credits, adjustments and tax. */
  cost: string;
  /** Of open invoices, of whichever period. */
  amountDue: string;
  /** Billed with the period, net of tax, less credit notes. */
  revenue: string;
};

export type DataWarning = {
  column: string | null;
  code:
    | 'id-like'
    | 'leaks-target'
    | 'constant'
    | 'mostly-missing'
    | 'imbalance'
    | 'many-categories'
    | 'target-missing'
    | 'mixed-types'
    | 'ambiguous-values'
    | 'duplicate-rows';
  message: string;
};

export type DatasetDetail = {
  id: string;
  name: string;
  owner: { id: string; name: string };
  createdAt: string;
  latest: DatasetVersionSummary;
  version: DatasetVersionDetail;
  versions: DatasetVersionSummary[];
  /** Whether the one who asks may change it. */
  isOwn: boolean;
};

export type DatasetPage = { data: DatasetSummary[]; nextCursor: string | null };

export type DatasetProfile = {
  columns: ColumnProfile[];
  warnings: DataWarning[];
  /** The first rows as they are in the file, for people to look at: at most twenty. */
  sample: string[][];
};

export type DatasetSchema = {
  format: {
    encoding: 'utf-8' | 'windows-1252' | 'utf-16le';
    delimiter: ',' | ';' | '\t' | '|';
    /** The names of the columns, made unique and never empty. */
    header: string[];
    /** False where the file has no line of names, and the names are `column_1` and so on. */
    hasHeader: boolean;
    /**
     * Choices a careful reader would say aloud, such as a byte order mark that was skipped or a name that was
     * doubled.
     */
    notes: string[];
  };
  /** In the order of the file, one for every column of it. */
  columns: ColumnSpec[];
  /** The column to be predicted, where one was chosen or guessed; runs may choose another. */
  target: string | null;
};

export type DatasetSummary = {
  id: string;
  name: string;
  owner: { id: string; name: string };
  createdAt: string;
  latest: DatasetVersionSummary;
};

export type DatasetUpload = {
  /** The name of the file unless said. */
  name?: string;
  /** The data set the file is the next version of; a new one unless said. */
  dataset?: string;
  /** The column to be predicted; guessed unless said. */
  target?: string;
  /**
   * Columns about people, as a JSON list of names: their values are replaced by pseudonyms before the file is
   * kept. Send it before the file, and `dataset` too.
   */
  pseudonymise?: string;
  /** SHA-256 of the file in hexadecimal, to be compared with what arrived. */
  sha256?: string;
  sizeBytes?: number;
  file: Blob;
};

export type DatasetVersionDetail = {
  id: string;
  number: number;
  status: 'profiling' | 'ready' | 'rejected';
  fileName: string;
  fileSha256: string;
  sizeBytes: number;
  rowCount: number | null;
  columnCount: number | null;
  target: string | null;
  rejection: string | null;
  createdAt: string;
  /** As the profile, null until the version is ready. */
  schema: DatasetSchema | null;
  profile: DatasetProfile | null;
};

export type DatasetVersionSummary = {
  id: string;
  number: number;
  status: 'profiling' | 'ready' | 'rejected';
  fileName: string;
  fileSha256: string;
  sizeBytes: number;
  rowCount: number | null;
  columnCount: number | null;
  target: string | null;
  rejection: string | null;
  createdAt: string;
};

export type DayUsage = {
  /** The base fee of a month is a row of its own, of the first day, and of no model and no key. */
  kind: 'usage' | 'base-fee';
  /** Calls answered, and parts of batch jobs. */
  predictions: number;
  /** Rows answered. */
  units: number;
  /** Those of them whose answers came from the cache. */
  cachedUnits: number;
  cost: string;
  /** Of UTC. */
  day: string;
};

export type DecisionTreeParams = { max_depth: number; min_samples_split: number; min_samples_leaf: number };

export type DecisionTreeParamsInput = { max_depth?: number; min_samples_split?: number; min_samples_leaf?: number };

export type ElementType =
  | 'undefined'
  | 'float32'
  | 'uint8'
  | 'int8'
  | 'uint16'
  | 'int16'
  | 'int32'
  | 'int64'
  | 'string'
  | 'bool'
  | 'float16'
  | 'float64'
  | 'uint32'
  | 'uint64'
  | 'complex64'
  | 'complex128'
  | 'bfloat16'
  | 'float8e4m3fn'
  | 'float8e4m3fnuz'
  | 'float8e5m2'
  | 'float8e5m2fnuz'
  | 'uint4'
  | 'int4'
  | 'float4e2m1';

export type Erasure = {
  id: string;
  /** Whose account it is, or who asked for one of their people: a pseudonym once erased. */
  userId: string;
  /** Of a client’s own person: SHA-256 of the subject. */
  subjectSha256: string | null;
  status: 'waiting' | 'canceled' | 'done';
  requestedAt: string;
  /** When it is done, unless it is taken back before. */
  dueAt: string;
  doneAt: string | null;
  /** Whether models that others use go to an admin rather than end. */
  handsOverModels: boolean;
  /** Once it is done. */
  certificate: ErasureCertificate | null;
};

export type ErasureCertificate = {
  erasureId: string;
  kind: 'account' | 'subject';
  requestedAt: string;
  doneAt: string;
  /** Rows by table: deleted as a whole, or kept without what they told. */
  tables: Record<string, { deleted: number; blanked: number }>;
  /** Files removed from storage. */
  files: number;
  /**
   * What was cleared besides: caches of `credentials` and `answers`, jobs in the `queue`, the customer at
   * `stripe`.
   */
  caches: string[];
  /** Of all the rest as JSON with its fields in this order. */
  sha256: string;
};

export type ErasurePage = { data: Erasure[]; nextCursor: string | null };

export type ExpectedRevenue = {
  /** The present month. */
  period: string;
  currency: string;
  /** What its invoices would come to if it ended now, net of tax. */
  soFar: string;
  /** What they come to if the rest of it is used as it was so far; null on its first day. */
  expected: string | null;
  /** How many would get an invoice. */
  customers: number;
};

export type ExperimentPage = { data: ExperimentSummary[]; nextCursor: string | null };

export type ExperimentSummary = {
  id: string;
  name: string;
  owner: { id: string; name: string };
  runs: number;
  createdAt: string;
};

export type Fairness = {
  column: string;
  part: 'train' | 'validation' | 'test';
  groups: {
    group: string;
    metrics: ClassificationMetrics | RegressionMetrics;
    /** Share predicted as the positive class; two classes only, as the two rates below. */
    selectionRate: number | null;
    truePositiveRate: number | null;
    falsePositiveRate: number | null;
  }[];
  /** The largest difference between two groups of at least `leastRows` rows, and which they are. */
  differences: { metric: string; difference: number; highest: string; lowest: string }[];
  leastRows: number;
  /** Groups beyond the largest, which are not listed. */
  moreGroups: number;
};

export type Feature =
  | {
      name: string;
      description?: string;
      input?: string;
      type: 'number' | 'integer';
      unit?: string;
      min?: number;
      max?: number;
      default?: number | null;
    }
  | {
      name: string;
      description?: string;
      input?: string;
      type: 'category';
      categories: string[];
      open?: boolean;
      default?: string | null;
    }
  | { name: string; description?: string; input?: string; type: 'boolean'; default?: boolean | null }
  | { name: string; description?: string; input?: string; type: 'date'; default?: string | null }
  | {
      name: string;
      description?: string;
      input?: string;
      type: 'text';
      maxLength: number;
      default?: string | null;
      tokens?: {
        inputs: { ids: string; mask?: string; types?: string; positions?: string };
        maxTokens: number;
        padTo: 'longest' | 'max';
        padId: number;
        padSide: 'right' | 'left';
      };
      pairOf?: string;
    }
  | {
      name: string;
      description?: string;
      input?: string;
      type: 'image';
      width: number;
      height: number;
      channels: 1 | 3;
      layout: 'NCHW' | 'NHWC';
      fit: 'cover' | 'crop' | 'contain' | 'fill' | 'ink';
      shortestEdge?: number;
      stretch?: { width: number; height: number };
      resample: 'nearest' | 'bilinear' | 'bicubic' | 'lanczos';
      background: string;
      mean: number[];
      std: number[];
    }
  | {
      name: string;
      description?: string;
      input?: string;
      type: 'audio';
      sampleRate: number;
      spectrum?: {
        fftSize: number;
        windowLength?: number;
        windowShape: 'hann' | 'hamming' | 'povey' | 'ones';
        periodic: boolean;
        hopLength: number;
        center: 'reflect' | 'zeros' | 'none';
        power: 1 | 2;
        mel?: {
          bins: number;
          scale: 'slaney' | 'htk' | 'kaldi';
          norm: 'slaney' | 'none';
          lowHz: number;
          highHz?: number;
        };
        log: 'none' | 'ln' | 'log10' | 'db' | 'whisper';
        floor: number;
        topDb?: number;
        removeMean: boolean;
        preemphasis: number;
        scale: number;
        frames?: number;
      };
      window?: { samples: number; hop: number; fill: 'zeros' | 'repeat' };
      standardise: boolean;
      mean: number;
      std: number;
      layout: 'T' | 'CT' | 'FT' | 'TF' | 'CFT' | 'CTF';
      mask?: string;
      aggregate: 'mean' | 'max';
      maxSeconds: number;
    }
  | {
      name: string;
      description?: string;
      input?: string;
      type: 'video';
      frames: number;
      width: number;
      height: number;
      channels: 1 | 3;
      layout: 'TCHW' | 'CTHW' | 'THWC';
      fit: 'cover' | 'crop' | 'contain' | 'fill' | 'ink';
      shortestEdge?: number;
      stretch?: { width: number; height: number };
      resample: 'nearest' | 'bilinear' | 'bicubic' | 'lanczos';
      background: string;
      mean: number[];
      std: number[];
      clipSeconds?: number;
      aggregate: 'mean' | 'max';
      maxSeconds: number;
    }
  | { name: string; description?: string; input?: string; type: 'tensor' };

export type Health = {
  status: 'ok' | 'database-away';
  /** Of the product. */
  version: string;
  /** For how long the process that answers runs. */
  uptimeS: number;
};

export type HybridParams = {
  members: (
    | { algorithm: 'decision-tree'; params: DecisionTreeParams }
    | { algorithm: 'random-forest'; params: RandomForestParams }
    | { algorithm: 'gradient-boosting'; params: BoostingParams }
    | { algorithm: 'linear'; params: LinearParams }
    | { algorithm: 'xgboost'; params: BoostingParams }
  )[];
};

export type HybridParamsInput = {
  members?: (
    | { algorithm: 'decision-tree'; params?: DecisionTreeParamsInput }
    | { algorithm: 'random-forest'; params?: RandomForestParamsInput }
    | { algorithm: 'gradient-boosting'; params?: BoostingParamsInput }
    | { algorithm: 'linear'; params?: LinearParamsInput }
    | { algorithm: 'xgboost'; params?: BoostingParamsInput }
  )[];
};

export type Importance = {
  column: string;
  /** Share of all gain of the trees' splits; null for learners without trees. */
  gain: number | null;
  /**
   * How much the score of the part `of` drops when this column is shuffled: mean and standard deviation of
   * repeats.
   */
  permutation: number;
  permutationStd: number;
};

export type InferRequest = {
  id?: string;
  parameters?: { binary_data_output?: boolean; [name: string]: unknown };
  inputs: {
    name: string;
    datatype:
      | 'BOOL'
      | 'UINT8'
      | 'UINT16'
      | 'UINT32'
      | 'UINT64'
      | 'INT8'
      | 'INT16'
      | 'INT32'
      | 'INT64'
      | 'FP16'
      | 'BF16'
      | 'FP32'
      | 'FP64'
      | 'BYTES';
    shape: number[];
    parameters?: {
      /** How many of the bytes after the JSON are its elements. */
      binary_data_size?: number;
      [name: string]: unknown;
    };
    /** The elements, in a flat list or nested as the shape says. */
    data?: unknown;
    [name: string]: unknown;
  }[];
  outputs?: {
    name: string;
    parameters?: {
      binary_data?: boolean;
      /** How many classes are answered, as texts "value:index:label", in the place of all probabilities. */
      classification?: number;
      [name: string]: unknown;
    };
    [name: string]: unknown;
  }[];
  [name: string]: unknown;
};

export type InferResponse = {
  model_name: string;
  model_version: string;
  /** As the request gave it. */
  id?: string;
  parameters: {
    /** The prediction, by which the ledger knows it. */
    prediction_id: string;
    cached: boolean;
  };
  outputs: {
    name: string;
    datatype:
      | 'BOOL'
      | 'UINT8'
      | 'UINT16'
      | 'UINT32'
      | 'UINT64'
      | 'INT8'
      | 'INT16'
      | 'INT32'
      | 'INT64'
      | 'FP16'
      | 'BF16'
      | 'FP32'
      | 'FP64'
      | 'BYTES';
    shape: number[];
    /** Flat; absent where its bytes follow the JSON. */
    data?: unknown[];
    parameters?: {
      /** How many of the bytes after the JSON are its elements. */
      binary_data_size: number;
    };
  }[];
};

export type Invitation = {
  id: string;
  email: string;
  role: 'end-user' | 'engineer' | 'finance' | 'admin';
  createdAt: string;
  expiresAt: string;
};

export type InvitationPage = { data: Invitation[]; nextCursor: string | null };

export type InvocationAnswer = {
  /** What each row was answered. */
  predictions: unknown[];
};

export type Invoice = {
  id: string;
  /** Given when it is issued, without gaps; null while it is a draft. */
  number: string | null;
  kind: 'invoice' | 'credit-note';
  status: 'draft' | 'open' | 'paid' | 'void';
  /** A month of UTC, such as 2026-11. */
  period: string;
  /** ISO 4217. */
  currency: string;
  /** In the currency, a decimal such as 12.34. */
  total: string;
  /** The total without what credit notes took back; zero when paid or void. */
  amountDue: string;
  createdAt: string;
  issuedAt: string | null;
  dueAt: string | null;
  paidAt: string | null;
  /** The person who is billed. */
  customerId: string;
  plan: { id: string; name: string };
  seller: InvoiceSeller;
  buyer: Buyer;
  lines: InvoiceLine[];
  /** What was used each day; calls of a month that was closed before they came stand under their own day. */
  days: InvoiceDay[];
  /** The sum of its lines. */
  subtotal: string;
  taxRatePercent: string;
  /** In the currency, a decimal such as 12.34. */
  tax: string;
  /** Of a credit note: the invoice it takes back of. */
  corrects: { id: string; number: string | null } | null;
  /** What took back of this invoice. */
  creditNotes: {
    id: string;
    number: string | null;
    /** In the currency, a decimal such as 12.34. */
    total: string;
    issuedAt: string | null;
  }[];
  reason: string;
  /** How it was paid. */
  paidBy: string | null;
  voidedAt: string | null;
};

export type InvoiceDay = {
  /** Of UTC. */
  day: string;
  model: string;
  /** Computed by the model. */
  units: number;
  /** Answered from the cache. */
  cachedUnits: number;
};

export type InvoiceLine = {
  /** The same in JSON, on the page and in the PDF. */
  id: string;
  position: number;
  kind: 'base-fee' | 'free-units' | 'units' | 'cached-units' | 'adjustment' | 'credit' | 'correction';
  description: string;
  /** Slug of the model; null where the line is of none. */
  model: string | null;
  /** From 1; null where the line is of no tier. */
  tier: number | null;
  quantity: number;
  /** Of one unit, exact, up to ten decimals. */
  unitPrice: string;
  /** In the currency, a decimal such as 12.34. */
  amount: string;
  /** Of a correction: the line of the invoice that it takes back of. */
  correctsLineId: string | null;
};

export type InvoicePage = { data: InvoiceSummary[]; nextCursor: string | null };

export type InvoiceSeller = {
  name: string;
  address: string;
  country: string;
  taxId: string;
  email: string;
  /** How to pay. */
  payment: string;
};

export type InvoiceSummary = {
  id: string;
  /** Given when it is issued, without gaps; null while it is a draft. */
  number: string | null;
  kind: 'invoice' | 'credit-note';
  status: 'draft' | 'open' | 'paid' | 'void';
  /** A month of UTC, such as 2026-11. */
  period: string;
  /** ISO 4217. */
  currency: string;
  /** In the currency, a decimal such as 12.34. */
  total: string;
  /** The total without what credit notes took back; zero when paid or void. */
  amountDue: string;
  createdAt: string;
  issuedAt: string | null;
  dueAt: string | null;
  paidAt: string | null;
  customer: { id: string; name: string; email: string };
};

export type IssuedPeriod = {
  /** A month of UTC, such as 2026-11. */
  period: string;
  /** How many drafts became invoices. */
  issued: number;
};

export type IssuedTokens = {
  /** For `Authorization: Bearer bwa_…`, with all the rights of its person. */
  accessToken: string;
  /** Seconds the access token holds. */
  expiresIn: number;
  /** Gets the next pair of tokens, once. Keep it like a password. */
  refreshToken: string;
  /** Seconds the refresh token holds. */
  refreshExpiresIn: number;
  tokenType: 'Bearer';
};

export type KeyUsage = {
  /** The base fee of a month is a row of its own, of the first day, and of no model and no key. */
  kind: 'usage' | 'base-fee';
  /** Calls answered, and parts of batch jobs. */
  predictions: number;
  /** Rows answered. */
  units: number;
  /** Those of them whose answers came from the cache. */
  cachedUnits: number;
  cost: string;
  /** Null for calls without a key, as those from the browser are. */
  key: {
    id: string;
    name: string;
    /** How the key begins. */
    hint: string;
  } | null;
};

export type LastVerification = {
  /** How many were found to be as they were written, from the first on. */
  entries: number;
  /** When the first of them was written. */
  since: string | null;
  /** Of these, how many no longer tell their content, since their person was erased. */
  erased: number;
  /** The last of them: note it elsewhere to notice later if the end is cut off. */
  head: { seq: number; hash: string } | null;
  broken: {
    /** The first place that is not as it was. */
    seq: number;
    /** The entry there; null where it is missing. */
    id: string | null;
    why: 'missing' | 'not-after-the-one-before' | 'changed' | 'content-removed';
  } | null;
  at: string;
};

export type LearningCurve = {
  /** What the losses are: log loss in nats, or RMSE in units of the target. */
  loss: 'log-loss' | 'rmse';
  rounds: { round: number; train: number | null; validation: number | null }[];
};

export type LinearParams = {
  /** Strength of the penalty on the squared weights. */
  reg_lambda: number;
  max_iter: number;
  min_df: number;
  max_terms: number;
};

export type LinearParamsInput = {
  /** Strength of the penalty on the squared weights. */
  reg_lambda?: number;
  max_iter?: number;
  min_df?: number;
  max_terms?: number;
};

export type ListedApiKey = {
  id: string;
  name: string;
  /** How the key begins, to tell it from others. */
  hint: string;
  scopes: string[];
  /** Calls a minute: what the plan says, none at all, or a number. */
  limit: 'plan' | 'none' | number;
  createdAt: string;
  expiresAt: string | null;
  /** To about a minute. */
  lastUsedAt: string | null;
  revokedAt: string | null;
};

export type Manifest = {
  task: Task;
  features: Feature[];
  labels?: string[];
  outputs?: {
    label?: string;
    probabilities?: string;
    value?: string;
    activation?: 'softmax' | 'sigmoid';
    most?: number;
    tokens?: { name?: string; aggregate: 'simple' | 'none' };
    embedding?: { name?: string; pooling: 'mean' | 'first' | 'last' | 'none'; normalise: boolean };
    detection?: {
      format: 'detr' | 'yolo' | 'boxes';
      boxes?: string;
      scores?: string;
      labels?: string;
      count?: string;
      boxFormat?: 'cxcywh' | 'xyxy' | 'yxyx';
      relative?: boolean;
      threshold: number;
      overlap: number;
    };
  };
  fixed?: Record<string, number | boolean | number[]>;
  state?: { input: string; output: string; shape: number[] }[];
  examples: {
    name?: string;
    input: Record<string, unknown>;
    expected?: {
      label?: string;
      probabilities?: Record<string, number>;
      value?: number;
      entities?: { label: string; start: number; end: number }[];
      embedding?: number[];
      detections?: { label: string; score?: number; box: { x: number; y: number; width: number; height: number } }[];
      windows?: string[];
      tolerance: number;
    };
  }[];
  card?: string;
  baseline?: {
    rows: number;
    features: Record<
      string,
      | { kind: 'numbers'; edges: number[]; counts: number[]; missing: number }
      | { kind: 'categories'; top: { value: string; share: number }[]; other: number; missing: number }
      | { kind: 'lengths'; edges: number[]; counts: number[]; missing: number }
    >;
    target: { kind: 'labels'; shares: Record<string, number> } | { kind: 'values'; edges: number[]; counts: number[] };
    predictions:
      | { kind: 'labels'; shares: Record<string, number> }
      | { kind: 'values'; edges: number[]; counts: number[] };
  };
};

export type ModelChanges = {
  /** As people read it. */
  name?: string;
  /** What it is for, in words. */
  description?: string;
  /** Who may see and call it: its owner only, the people it is shared with, or everyone who is signed in. */
  visibility?: 'private' | 'shared' | 'everyone';
  /** Whether predictions keep their inputs and answers, or only that they happened. */
  keepsInputs?: boolean;
  /** For how many seconds an answer may be given again for the same input; null for never. */
  cacheTtlS?: number | null;
};

export type ModelDetail = {
  id: string;
  slug: string;
  /** As people read it. */
  name: string;
  /** What it is for, in words. */
  description: string;
  /** Who may see and call it: its owner only, the people it is shared with, or everyone who is signed in. */
  visibility: 'private' | 'shared' | 'everyone';
  /** Whether predictions keep their inputs and answers, or only that they happened. */
  keepsInputs: boolean;
  /** For how many seconds an answer may be given again for the same input; null for never. */
  cacheTtlS: number | null;
  owner: { id: string; name: string };
  /** Whether who asks may change it. */
  mayChange: boolean;
  /** Of the version in production, or else of the newest one. */
  task: Task | null;
  productionVersion: number | null;
  /** Of the version in production. */
  takes: Takes | null;
  /** Told to those who may change the model only. */
  latestVersion: { number: number; status: VersionStatus } | null;
  createdAt: string;
  aliases: Alias[];
};

export type ModelPage = { data: ModelSummary[]; nextCursor: string | null };

export type ModelShares = {
  data: {
    id: string;
    name: string;
    email: string;
    /** Whether the e-mail was shown to be theirs; where not, make sure that the account is. */
    isEmailVerified: boolean;
    sharedAt: string;
  }[];
  nextCursor: null;
};

export type ModelStats = {
  /** Answered calls. */
  predictions: number;
  /** Rows answered. */
  units: number;
  /** Calls that got an error. */
  errors: number;
  /** Answered calls whose answer came from the cache. */
  cached: number;
  /** Of answered calls, from their arrival to their answer; null where there were none. */
  latencyMs: { p50: number; p95: number; p99: number } | null;
  since: string;
  until: string;
  /** Highest number first; only versions that were called. */
  byVersion: {
    /** Answered calls. */
    predictions: number;
    /** Rows answered. */
    units: number;
    /** Calls that got an error. */
    errors: number;
    /** Answered calls whose answer came from the cache. */
    cached: number;
    /** Of answered calls, from their arrival to their answer; null where there were none. */
    latencyMs: { p50: number; p95: number; p99: number } | null;
    version: number;
  }[];
  /** How long each entry of `buckets` is, in UTC. */
  bucket: 'hour' | 'day';
  /** The whole span without a gap, oldest first. */
  buckets: {
    /** Answered calls. */
    predictions: number;
    /** Rows answered. */
    units: number;
    /** Calls that got an error. */
    errors: number;
    /** Answered calls whose answer came from the cache. */
    cached: number;
    /** Of answered calls, from their arrival to their answer; null where there were none. */
    latencyMs: { p50: number; p95: number; p99: number } | null;
    start: string;
  }[];
};

export type ModelSummary = {
  id: string;
  slug: string;
  /** As people read it. */
  name: string;
  /** What it is for, in words. */
  description: string;
  /** Who may see and call it: its owner only, the people it is shared with, or everyone who is signed in. */
  visibility: 'private' | 'shared' | 'everyone';
  /** Whether predictions keep their inputs and answers, or only that they happened. */
  keepsInputs: boolean;
  /** For how many seconds an answer may be given again for the same input; null for never. */
  cacheTtlS: number | null;
  owner: { id: string; name: string };
  /** Whether who asks may change it. */
  mayChange: boolean;
  /** Of the version in production, or else of the newest one. */
  task: Task | null;
  productionVersion: number | null;
  /** Of the version in production. */
  takes: Takes | null;
  /** Told to those who may change the model only. */
  latestVersion: { number: number; status: VersionStatus } | null;
  createdAt: string;
};

export type ModelUsage = {
  /** The base fee of a month is a row of its own, of the first day, and of no model and no key. */
  kind: 'usage' | 'base-fee';
  /** Calls answered, and parts of batch jobs. */
  predictions: number;
  /** Rows answered. */
  units: number;
  /** Those of them whose answers came from the cache. */
  cachedUnits: number;
  cost: string;
  model: {
    id: string;
    /** Of a deleted model the one it had; empty where that was erased. */
    slug: string;
    /** Its slug again where you may not see the model (any more). */
    name: string;
    isDeleted: boolean;
  } | null;
};

export type OipModelMetadata = {
  name: string;
  /** Those that can be asked for: all that are ready, or the one of the path. */
  versions: string[];
  platform: 'onnxruntime_onnx';
  inputs: {
    name: string;
    datatype:
      | 'BOOL'
      | 'UINT8'
      | 'UINT16'
      | 'UINT32'
      | 'UINT64'
      | 'INT8'
      | 'INT16'
      | 'INT32'
      | 'INT64'
      | 'FP16'
      | 'BF16'
      | 'FP32'
      | 'FP64'
      | 'BYTES';
    /** Rows first; -1 where any length will do. */
    shape: number[];
    parameters?: {
      /** What the columns are. */
      labels: string[];
    };
  }[];
  outputs: {
    name: string;
    datatype:
      | 'BOOL'
      | 'UINT8'
      | 'UINT16'
      | 'UINT32'
      | 'UINT64'
      | 'INT8'
      | 'INT16'
      | 'INT32'
      | 'INT64'
      | 'FP16'
      | 'BF16'
      | 'FP32'
      | 'FP64'
      | 'BYTES';
    /** Rows first; -1 where any length will do. */
    shape: number[];
    parameters?: {
      /** What the columns are. */
      labels: string[];
    };
  }[];
};

export type OipModelReady = { name: string; ready: true };

export type OipRepositoryIndex = {
  name: string;
  /** The one in production. */
  version?: string;
  state: 'READY' | 'UNAVAILABLE';
  /** Why it is unavailable. */
  reason: string;
}[];

export type OipRepositoryIndexRequest = {
  /** Only those that are ready. */
  ready?: boolean;
  [name: string]: unknown;
};

export type OipServerLive = { live: true };

export type OipServerMetadata = { name: 'bellwether'; version: string; extensions: string[] };

export type OipServerReady = { ready: boolean };

export type OwnAccount = {
  id: string;
  email: string;
  name: string;
  role: 'end-user' | 'engineer' | 'finance' | 'admin';
  /** What this call was made with. */
  credential: 'browser' | 'token' | 'key';
  /** Of an API key; null for what may do all that its person may. */
  scopes:
    | (
        | 'predict'
        | 'models:read'
        | 'models:write'
        | 'predictions:read'
        | 'batch'
        | 'training:read'
        | 'training:write'
        | 'keys:write'
        | 'people:write'
        | 'audit:read'
        | 'webhooks'
        | 'usage:read'
        | 'billing'
        | 'privacy'
        | 'finance'
      )[]
    | null;
};

export type PageAtStripe = {
  /** A page of Stripe’s; send the person there. */
  url: string;
};

export type PeriodPage = { currency: string; data: PeriodSummary[]; nextCursor: string | null };

export type PeriodPreview = {
  /** A month of UTC, such as 2026-11. */
  period: string;
  currency: string;
  /** Months are closed in order, once they are over. */
  closable: 'now' | 'not-over' | 'not-its-turn';
  /** The month whose turn it is. */
  firstToClose: string;
  invoices: number;
  subtotal: string;
  tax: string;
  total: string;
  /** What to look at before closing; nothing of it keeps from closing. */
  odd: {
    kind: 'no-seller' | 'no-address' | 'unpriced' | 'unmetered' | 'late';
    detail: string;
    /** Customers, or with `unmetered` calls, or with `late` units. */
    count: number;
    /** The first twenty of them. */
    customers: { id: string; name: string }[];
  }[];
  /** The invoices it would make, the highest first. */
  data: {
    customer: { id: string; name: string; email: string };
    plan: { id: string; name: string };
    units: number;
    lines: { kind: string; description: string; quantity: number; unitPrice: string; amount: string }[];
    subtotal: string;
    tax: string;
    total: string;
  }[];
  nextCursor: string | null;
};

export type PeriodSummary = {
  /** A month of UTC, such as 2026-11. */
  period: string;
  /** Not over yet; over and not closed, so that it can be closed in its turn; closed. */
  state: 'running' | 'open' | 'closed';
  closedAt: string | null;
  /** The name of who closed it; null for the schedule. */
  closedBy: string | null;
  /** Billed with it, those from the cache too. */
  units: number;
  /** Who used something. */
  customers: number;
  /** What its invoices would come to if it were closed now, net of tax; null for a closed one. */
  expected: string | null;
  /** Issued invoices less credit notes, net of tax; null for one that is not closed. */
  billed: string | null;
  invoices: { draft: number; open: number; paid: number; void: number };
};

export type Person = {
  id: string;
  email: string;
  name: string;
  role: 'end-user' | 'engineer' | 'finance' | 'admin';
  createdAt: string;
  /** Whether a link sent there, or a provider, showed that the e-mail is theirs. */
  isEmailVerified: boolean;
  /** Since when the account opens nothing any more. */
  disabledAt: string | null;
  /** When it will be erased, where its owner asked for that; until then keys and programs open nothing. */
  eraseAt: string | null;
  /** Whether signing in with the password takes a code. */
  hasTwoFactor: boolean;
};

export type PersonPage = { data: Person[]; nextCursor: string | null };

export type PersonalExport = {
  id: string;
  status: 'waiting' | 'ready' | 'failed';
  sizeBytes: number | null;
  createdAt: string;
  readyAt: string | null;
  /** Until when it can be downloaded. */
  expiresAt: string | null;
};

export type Plan = {
  id: string;
  name: string;
  /** For whom it is, in a sentence or two. */
  description: string;
  /** Calls a minute, for a person and for each of their keys. */
  limitPerMinute: number;
  /** Most units a customer gets in a month; null for no cap. */
  maxUnits: number | null;
  /** Whether customers see it and can choose it themselves. */
  isPublic: boolean;
  /** Where it stands among the others: from low to high. */
  position: number;
  /** Of all its prices (ISO 4217). */
  currency: string;
  /** In force this month. */
  prices: PlanPrices;
  /** Those that follow, and from which month on; null where none are set. */
  comingPrices: {
    /** A month of UTC, such as 2026-11. */
    fromPeriod: string;
    prices: PlanPrices;
  } | null;
  /** How many are on it now; null for those who are not of finance. */
  customers: number | null;
  /** Since when nobody can be put on it any more. */
  archivedAt: string | null;
};

export type PlanPage = { data: Plan[]; nextCursor: null };

export type PlanPrices = {
  /** For each month, whatever was used. */
  baseFee: string;
  /** Units of a month that cost nothing, over all models, the dearest model’s first. */
  freeUnits: number;
  /** For every model that has no prices of its own. */
  tiers: {
    /** The last paid unit of a month at this price; null for all that follow. */
    upTo: number | null;
    /** A decimal such as 0.0025, exact to ten places. */
    unitPrice: string;
  }[];
  /** For a unit whose answer came from the cache; those are in no tier. */
  cachedUnitPrice: string;
  /** Models with prices of their own. */
  models: {
    modelId: string;
    tiers: {
      /** The last paid unit of a month at this price; null for all that follow. */
      upTo: number | null;
      /** A decimal such as 0.0025, exact to ten places. */
      unitPrice: string;
    }[];
    /** A decimal such as 0.0025, exact to ten places. */
    cachedUnitPrice: string;
  }[];
};

export type PredictForm = {
  /** Slug of the model. */
  model: string;
  /** Answers the version it points at; `production` unless said. */
  alias?: string;
  /** Whom the prediction is about, so that it can be found, exported or erased by that name. */
  subject?: string;
  /** Number of the version to answer, instead of an alias. */
  version?: number;
  /** Whether the file is kept with the prediction, where its model keeps inputs. */
  keepFile?: 'true' | 'false';
  /** A picture, recording, film, text or tensor. */
  file: Blob;
};

export type PredictRequest = {
  /** Slug of the model. */
  model: string;
  /** Answers the version it points at; `production` unless said. */
  alias?: string;
  /** Whom the prediction is about, so that it can be found, exported or erased by that name. */
  subject?: string;
  /** One row: features by name. */
  input?: unknown;
  /** Several rows. */
  inputs?: unknown[];
  /** Number of the version to answer, instead of an alias. */
  version?: number;
};

export type PredictionAnswer = {
  /** The prediction, by which the ledger knows it. */
  id: string;
  model: string;
  version: number;
  /** An answer a row; what it has depends on the task. */
  predictions: unknown[];
  /** Rows answered, which is what is billed. */
  units: number;
  cached: boolean;
};

export type PredictionDetail = {
  id: string;
  status: 'answered' | 'failed';
  createdAt: string;
  /** Slug; of a deleted model the one it had. Empty, like the name of a person, where that was erased. */
  model: string;
  /** Its slug again where you may not see the model (any more). */
  modelName: string;
  /** Of the version; null where that is not known any more. */
  task: string | null;
  /** Null for a call that failed before its version was found. */
  version: number | null;
  user: { id: string; name: string };
  keyId: string | null;
  subject: string | null;
  /** Rows answered; 0 for a failed call. */
  units: number;
  cached: boolean;
  latencyMs: number;
  requestId: string;
  /** The batch job whose part it bills; null for a call. */
  batchJobId: string | null;
  /** The first row as it was sent, as JSON, shortened; null where none was kept. */
  input: string | null;
  /** The first answer, shortened; null where none was kept. */
  answer: { text: string; score: number | null } | null;
  /** The rows that were files and are kept. */
  files: { row: number; name: string; type: string; sizeBytes: number }[];
  error: { status: number; code: string; detail: string } | null;
  /** The rows as they were sent; null where the model keeps none. */
  inputs: null;
  /** What was answered, a row each; null where the model keeps none. */
  outputs: null;
};

export type PredictionPage = { data: PredictionSummary[]; nextCursor: string | null };

export type PredictionSummary = {
  id: string;
  status: 'answered' | 'failed';
  createdAt: string;
  /** Slug; of a deleted model the one it had. Empty, like the name of a person, where that was erased. */
  model: string;
  /** Its slug again where you may not see the model (any more). */
  modelName: string;
  /** Of the version; null where that is not known any more. */
  task: string | null;
  /** Null for a call that failed before its version was found. */
  version: number | null;
  user: { id: string; name: string };
  keyId: string | null;
  subject: string | null;
  /** Rows answered; 0 for a failed call. */
  units: number;
  cached: boolean;
  latencyMs: number;
  requestId: string;
  /** The batch job whose part it bills; null for a call. */
  batchJobId: string | null;
  /** The first row as it was sent, as JSON, shortened; null where none was kept. */
  input: string | null;
  /** The first answer, shortened; null where none was kept. */
  answer: { text: string; score: number | null } | null;
  /** The rows that were files and are kept. */
  files: { row: number; name: string; type: string; sizeBytes: number }[];
  error: { status: number; code: string; detail: string } | null;
};

export type Problem = {
  /** A URI reference that names the kind of problem: `/problems/<code>`. */
  type: string;
  /** The kind of problem in words. */
  title: string;
  /** The status of the answer. */
  status: number;
  /** What is wrong here, where, and what to do about it. */
  detail: string;
  code:
    | 'bad-request'
    | 'bad-json'
    | 'unauthenticated'
    | 'invalid-key'
    | 'second-factor-required'
    | 'invalid-token'
    | 'forbidden'
    | 'cross-site'
    | 'not-found'
    | 'method-not-allowed'
    | 'request-timeout'
    | 'conflict'
    | 'idempotency-key-in-use'
    | 'too-large'
    | 'unsupported-media-type'
    | 'invalid'
    | 'idempotency-key-reused'
    | 'rate-limited'
    | 'quota-exceeded'
    | 'headers-too-large'
    | 'internal'
    | 'model-failed'
    | 'unavailable'
    | 'overloaded'
    | 'model-timeout';
  /** The id of the call, to give to the admin. */
  requestId: string;
  /** Each thing that is wrong with the input, by JSON pointer (RFC 6901). */
  errors?: { pointer: string; detail: string }[];
  /** The limit that was passed, its unit in its name: `{"maxRows": 10000}`. */
  limit?: Record<string, number>;
  /** What was sent instead, where that is known: `{"rows": 12000}`. */
  actual?: Record<string, number>;
  /** The quota that is used up, and when it begins anew. */
  quota?: {
    id: string;
    scope: 'plan' | 'account' | 'key' | 'model';
    maxUnits: number;
    usedUnits: number;
    resetsAt: string;
  };
};

export type QueueHealth = {
  queues: {
    /** Jobs of a kind; `.dead` where the failed ones are seen to. */
    name: string;
    /** To be done now, or later at a time of their own. */
    waiting: number;
    active: number;
    /** Failed for good in the last week. */
    failed: number;
    /** Since when the first of those waits that could be done. */
    oldestWaitingAt: string | null;
  }[];
  /** The newest hundred. */
  failed: {
    id: string;
    queue: string;
    about: Record<string, unknown>;
    attempts: number;
    at: string;
    problem: string | null;
  }[];
};

export type Quota = {
  id: string;
  /**
   * What it counts: all calls of an account, those with one API key, or those to one model. `plan` is the cap of
   * the plan.
   */
  scope: 'plan' | 'account' | 'key' | 'model';
  /** Of scope `key`. */
  key: { id: string; name: string } | null;
  /** Of scope `model`: the slug. */
  model: string | null;
  /** Units a month. */
  maxUnits: number;
  /** Calls beyond a hard one are refused; of a soft one people are only told. */
  isHard: boolean;
  /** What finance has set, a customer cannot change. */
  setBy: 'customer' | 'finance';
  /** The month of UTC that is counted now, such as 2026-11. */
  period: string;
  /** Units answered in that month. */
  usedUnits: number;
  /** Rounded down, so that it is 100 only where the quota is used up. */
  usedPercent: number;
  /** When it begins anew. */
  resetsAt: string;
  createdAt: string;
};

export type QuotaPage = { data: Quota[]; nextCursor: null };

export type RandomForestParams = {
  n_estimators: number;
  /** Null grows trees until their leaves are pure. */
  max_depth: number | null;
  min_samples_split: number;
  min_samples_leaf: number;
  /** The share of columns tried for every split; null is the square root of their number (a third in regression). */
  max_features: number | null;
};

export type RandomForestParamsInput = {
  n_estimators?: number;
  /** Null grows trees until their leaves are pure. */
  max_depth?: number | null;
  min_samples_split?: number;
  min_samples_leaf?: number;
  /** The share of columns tried for every split; null is the square root of their number (a third in regression). */
  max_features?: number | null;
};

export type Receivables = {
  currency: string;
  notDue: string;
  days1to30: string;
  days31to60: string;
  days61to90: string;
  over90: string;
  /** All of it that is past its due date. */
  overdue: string;
  total: string;
  invoices: number;
  /** By customer, who owes most first. */
  data: {
    customer: { id: string; name: string; email: string };
    notDue: string;
    days1to30: string;
    days31to60: string;
    days61to90: string;
    over90: string;
    /** All of it that is past its due date. */
    overdue: string;
    total: string;
    invoices: number;
  }[];
  nextCursor: string | null;
};

export type RegressionMetrics = { rows: number; rmse: number | null; mae: number | null; r2: number | null };

export type RerunAnswer = {
  /** The prediction, by which the ledger knows it. */
  id: string;
  model: string;
  version: number;
  /** An answer a row; what it has depends on the task. */
  predictions: unknown[];
  /** Rows answered, which is what is billed. */
  units: number;
  cached: boolean;
  /**
   * True where the prediction was somebody else’s: of this one only the units are recorded, no rows, answers,
   * subject or file.
   */
  unitsOnly: boolean;
};

export type Retention = {
  /** Inputs, answers, files and subjects of predictions; null keeps them until they are erased. Units stay. */
  inputDays: number | null;
  /** Calls that got an error. */
  failedCallDays: number;
  /** Messages to webhooks, with their attempts. */
  webhookMessageDays: number;
  /** Batch jobs that are over, with input and output; null keeps them. */
  batchJobDays: number | null;
  /** What Stripe told, once it was dealt with: the body; its id stays. */
  stripeEventDays: number;
};

export type RetentionInput = {
  /** Inputs, answers, files and subjects of predictions; null keeps them until they are erased. Units stay. */
  inputDays?: number | null;
  /** Calls that got an error. */
  failedCallDays?: number;
  /** Messages to webhooks, with their attempts. */
  webhookMessageDays?: number;
  /** Batch jobs that are over, with input and output; null keeps them. */
  batchJobDays?: number | null;
  /** What Stripe told, once it was dealt with: the body; its id stays. */
  stripeEventDays?: number;
};

export type RetriedJob = { id: string; queue: string };

export type Revenue = {
  currency: string;
  by: 'month' | 'plan' | 'model' | 'customer';
  /** By month, the highest first within each. */
  data: {
    period: string;
    /** The id of the plan, model or customer; of lines of no model their kind; null for all further groups. */
    group: string | null;
    name: string;
    /** Net of tax. */
    amount: string;
    /** How many invoices and credit notes it is the sum of. */
    invoices: number;
  }[];
  /** Every month, also where it is nothing. */
  months: { period: string; amount: string }[];
  /** Over all the months, the highest first, and all others last. */
  groups: {
    /** The id of the plan, model or customer; of lines of no model their kind; null for all further groups. */
    group: string | null;
    name: string;
    /** Net of tax. */
    amount: string;
  }[];
  total: string;
};

export type RevokedApiKey = { id: string; revokedAt: string };

export type RunDetail = {
  id: string;
  status: 'queued' | 'running' | 'succeeded' | 'failed' | 'canceled';
  /** Its name is empty once the data set was deleted. */
  dataset: { id: string; name: string; version: number };
  experiment: { id: string; name: string } | null;
  owner: { id: string; name: string };
  target: string;
  algorithm: Algorithm;
  /** The search this is a trial of. */
  parentId: string | null;
  /** Trials of this search, 0 where it is none. */
  trials: number;
  progress: RunProgress | null;
  /** The one number to compare by, of the held-out part: ROC AUC (two classes), accuracy (more), RMSE. */
  score: { metric: 'rocAuc' | 'accuracy' | 'rmse'; value: number } | null;
  problem: string | null;
  createdAt: string;
  startedAt: string | null;
  finishedAt: string | null;
  spec: RunSpec;
  /** SHA-256 of the data set's file; empty once the data set was deleted. */
  dataSha256: string;
  codeVersion: string;
  learningCurve: LearningCurve | null;
  report: RunReport | null;
  /** The trials of a search, best first once known. */
  children: RunSummary[];
  retrainOf: string | null;
  scheduleId: string | null;
  /** Versions of models made from it. */
  published: { model: string; version: number; status: string }[];
  /** Whether the one who asks may cancel, publish and retrain it. */
  isOwn: boolean;
};

export type RunPage = { data: RunSummary[]; nextCursor: string | null };

export type RunProgress = {
  phase: 'waiting' | 'reading' | 'preparing' | 'searching' | 'learning' | 'evaluating' | 'exporting';
  /** Of the whole run, from 0 to 1. */
  fraction: number;
  round: number | null;
  rounds: number | null;
  secondsLeft: number | null;
};

export type RunReport = {
  task: 'binary' | 'multiclass' | 'regression';
  labels: string[] | null;
  /** The label that precision, recall and the curves speak of, where there are two. */
  positiveLabel: string | null;
  rows: { train: number; validation: number; test: number; left: number };
  parts: Partial<Record<'train' | 'validation' | 'test', ClassificationMetrics | RegressionMetrics>>;
  /** Of k-fold: each fold's metrics. */
  folds: (ClassificationMetrics | RegressionMetrics)[] | null;
  heldOut: 'train' | 'validation' | 'test';
  confusion: ConfusionMatrix | null;
  curves: ClassCurves[] | null;
  /** Regression: a sample of predicted against true values. */
  residuals: { predicted: number; actual: number }[] | null;
  importanceMetric: string;
  importances: Importance[];
  fairness: Fairness | null;
  /** Of a blend: each member's share. */
  blend: { algorithm: string; weight: number }[] | null;
  /** Rounds kept after early stopping, where the learner has rounds. */
  bestRound: number | null;
  /** Parameters in force: after a search, those of the best trial. */
  params: Record<string, unknown>;
  warnings: DataWarning[];
  /** Choices said aloud, such as rows without a target that were left out. */
  notes: string[];
  /** Largest difference between the ONNX graph's answers and the learner's own, over all rows of the data. */
  parity: { rows: number; largestDifference: number; differentLabels: number };
  /** Against the version in production, on the same held-out rows; null values where there was nothing to compare. */
  challenge?: {
    model: string;
    version: number | null;
    metric: string;
    own: number | null;
    production: number | null;
    isBetter: boolean;
  };
  timesMs: { reading: number; preparing: number; learning: number; evaluating: number; exporting: number };
};

export type RunSpec = {
  target: string;
  /** Left out: classification where the target is a category, a boolean, or whole numbers of few values. */
  task?: 'classification' | 'regression';
  choice: AlgorithmChoice;
  seed: number;
  split: Split;
  /** Columns to leave out, beside those the data set ignores. */
  ignore: string[];
  /** Metrics are stated for each group of this column. */
  groupBy?: string;
  search?: Search;
};

export type RunSpecInput = {
  target: string;
  /** Left out: classification where the target is a category, a boolean, or whole numbers of few values. */
  task?: 'classification' | 'regression';
  choice: AlgorithmChoiceInput;
  seed?: number;
  split?: SplitInput;
  /** Columns to leave out, beside those the data set ignores. */
  ignore?: string[];
  /** Metrics are stated for each group of this column. */
  groupBy?: string;
  search?: SearchInput;
};

export type RunSummary = {
  id: string;
  status: 'queued' | 'running' | 'succeeded' | 'failed' | 'canceled';
  /** Its name is empty once the data set was deleted. */
  dataset: { id: string; name: string; version: number };
  experiment: { id: string; name: string } | null;
  owner: { id: string; name: string };
  target: string;
  algorithm: Algorithm;
  /** The search this is a trial of. */
  parentId: string | null;
  /** Trials of this search, 0 where it is none. */
  trials: number;
  progress: RunProgress | null;
  /** The one number to compare by, of the held-out part: ROC AUC (two classes), accuracy (more), RMSE. */
  score: { metric: 'rocAuc' | 'accuracy' | 'rmse'; value: number } | null;
  problem: string | null;
  createdAt: string;
  startedAt: string | null;
  finishedAt: string | null;
};

export type ScheduleDetail = {
  id: string;
  name: string;
  cron: string;
  timeZone: string;
  enabled: boolean;
  work: ScheduledWork;
  owner: { id: string; name: string };
  /** Of the data set the work reads; null once it was deleted. */
  datasetName: string | null;
  nextAt: string | null;
  /** The next three times; none while it is off. */
  nextTimes: string[];
  /** Newest first, at most ten. */
  firings: {
    dueAt: string;
    firedAt: string;
    startedId: string | null;
    /** How the run or batch job it started stands. */
    status: 'queued' | 'running' | 'succeeded' | 'failed' | 'canceled' | null;
    problem: string | null;
  }[];
  createdAt: string;
};

export type SchedulePage = { data: ScheduleDetail[]; nextCursor: string | null };

export type ScheduledWork =
  | {
      kind: 'run';
      /** Its newest version at the time. */
      datasetId: string;
      spec: RunSpec;
      experiment?: string;
      /** Publish to this model as `challenger` when better than its `production` on the same held-out part. */
      challenge?: string;
    }
  | {
      kind: 'batch';
      model: string;
      alias: string;
      /** The newest version of this data set is scored. */
      datasetId: string;
    };

export type ScheduledWorkInput =
  | {
      kind: 'run';
      /** Its newest version at the time. */
      datasetId: string;
      spec: RunSpecInput;
      experiment?: string;
      /** Publish to this model as `challenger` when better than its `production` on the same held-out part. */
      challenge?: string;
    }
  | {
      kind: 'batch';
      model: string;
      alias?: string;
      /** The newest version of this data set is scored. */
      datasetId: string;
    };

export type Search = {
  trials: number;
  /** How much shorter each rung is than the next, and how many go on. */
  factor: number;
};

export type SearchInput = {
  trials?: number;
  /** How much shorter each rung is than the next, and how many go on. */
  factor?: number;
};

export type Seller = {
  /** As it stands on invoices. */
  name: string;
  /** Street, place, in lines. */
  address: string;
  country: string;
  taxId: string;
  email: string;
  /** How to pay: a bank account, for instance. */
  payment: string;
  /** ISO 4217. It cannot change once there are invoices. */
  currency: string;
  /** In per cent, such as 8.1. */
  taxRatePercent: string;
  /** Days from issue until an invoice is due. */
  paymentDays: number;
  /** What happens on the third of a month: nothing, its invoices are drafted, or drafted and issued. */
  closing: 'by-hand' | 'draft' | 'issue';
};

export type Settings = {
  data: {
    name: string;
    /** Null where it is not set, and where it is a secret. */
    value: string | null;
    isSecret: boolean;
    /** Whether it was set, was made up by `npm start`, or is what holds without either. */
    from: 'environment' | 'start' | 'default';
  }[];
};

export type SignUpAnswer = {
  /** Open the link in the e-mail that was sent, or sign in: the same for every e-mail. */
  next: 'check-email' | 'sign-in';
};

export type Split =
  | { kind: 'random'; validation: number; test: number }
  | { kind: 'stratified'; validation: number; test: number }
  | { kind: 'time'; column: string; validation: number; test: number }
  | { kind: 'k-fold'; folds: number; test: number };

export type SplitInput =
  | { kind: 'random'; validation?: number; test?: number }
  | { kind: 'stratified'; validation?: number; test?: number }
  | { kind: 'time'; column: string; validation?: number; test?: number }
  | { kind: 'k-fold'; folds?: number; test?: number };

export type StorageHealth = {
  kind: 'folder' | 's3';
  /** Files that were uploaded or made; null where a bucket holds them. */
  stored: { files: number; bytes: number } | null;
  /** Copies of files of the bucket. */
  cached: { files: number; bytes: number };
  databaseBytes: number;
  /** Of the disk that the data folder is on. */
  diskFreeBytes: number;
  diskBytes: number;
};

export type StreamLine =
  | { line: number; id: string; prediction: Record<string, unknown> }
  | {
      /** Left out where the error ends the answer. */
      line?: number;
      error: { code: string; detail: string; errors?: { pointer: string; detail: string }[]; requestId?: string };
    };

export type StripeReport = {
  id: string;
  at: string;
  /** Whether Stripe could be read to the end. */
  isComplete: boolean;
  /** None where both agree. */
  differences: {
    /** `unread`: what of Stripe could not be read, and why. */
    kind: 'usage' | 'payment' | 'event' | 'meter-event' | 'unread';
    /** In plain words. */
    text: string;
    /** What we have. */
    here: string | null;
    /** What Stripe has. */
    atStripe: string | null;
    customerId: string | null;
    invoiceId: string | null;
  }[];
};

export type StripeStatus = {
  /** Whether STRIPE_SECRET_KEY is set. */
  isSetUp: boolean;
  /** Whether STRIPE_WEBHOOK_SECRET is set. */
  hearsOfPayments: boolean;
  meterEvents: {
    /** Hours of usage that Stripe is still to be told of, but for those that are not over. */
    waiting: number;
    /** Of those that wait. */
    oldestHour: string | null;
    /** That Stripe will not take. */
    refused: number;
  };
  /** What Stripe told us. */
  events: { waiting: number; withProblem: number };
  /** The newest comparison with Stripe. */
  lastReport: StripeReport | null;
};

export type Takes = 'image' | 'audio' | 'video' | 'text' | 'tensor' | 'row';

export type Task =
  | 'classification'
  | 'regression'
  | 'text-classification'
  | 'token-classification'
  | 'embedding'
  | 'image-classification'
  | 'object-detection'
  | 'audio-classification'
  | 'video-classification'
  | 'tensor';

export type Usage = {
  from: string;
  to: string;
  currency: string;
  predictions: number;
  /** Rows answered. */
  units: number;
  /** Those of them whose answers came from the cache. */
  cachedUnits: number;
  /** The sum of the rows, before tax: usage by the prices of its month, and base fees. */
  cost: string;
  /** Of the units, those that came after their month was closed: they cost what they do in the month after. */
  billedLaterUnits: number;
  /** Every call recorded until then is counted. */
  countedThrough: string;
  /** Whose prices hold; null where the days are not exactly one month. */
  plan: { id: string; name: string; freeUnits: number; usedFreeUnits: number } | null;
  /** About what this month will come to; null for any other days, and before the first full day. */
  forecast: UsageForecast | null;
  by: 'day' | 'model' | 'key';
  /** Days in their order, without a gap until today; models and keys by cost. */
  data: (DayUsage | ModelUsage | KeyUsage)[];
  nextCursor: null;
};

export type UsageForecast = {
  units: number;
  /** With the base fee. */
  cost: string;
  /** What it counts on for the time that is left. */
  unitsPerDay: number;
  /** The last full days that this is the average of: seven, or fewer early on. */
  averagedDays: number;
};

export type VersionDetail = {
  id: string;
  /** 1, 2, 3 … within the model. */
  number: number;
  status: VersionStatus;
  /** Why it was rejected, and what to do. */
  rejection: string | null;
  /** Of the file as it was uploaded. */
  sha256: string;
  sizeBytes: number;
  fileName: string;
  notes: string;
  /** Name of the person who published it. */
  createdBy: string;
  createdAt: string;
  validatedAt: string | null;
  /** What the version takes and answers; null until it is ready. */
  manifest: Manifest | null;
  /** What quarantine found out; null until it is ready. */
  certificate: Certificate | null;
};

export type VersionPage = { data: VersionSummary[]; nextCursor: string | null };

export type VersionStatus = 'validating' | 'ready' | 'rejected';

export type VersionSummary = {
  id: string;
  /** 1, 2, 3 … within the model. */
  number: number;
  status: VersionStatus;
  /** Why it was rejected, and what to do. */
  rejection: string | null;
  /** Of the file as it was uploaded. */
  sha256: string;
  sizeBytes: number;
  fileName: string;
  notes: string;
  /** Name of the person who published it. */
  createdBy: string;
  createdAt: string;
  validatedAt: string | null;
};

export type VersionUpload = {
  /** The manifest as JSON text, as it would stand in `model.json`; it goes before that. */
  manifest?: string;
  /** What is new about it. */
  notes?: string;
  /** SHA-256 of the file in hexadecimal, to be compared with what arrived. */
  sha256?: string;
  /** Size of the file in bytes, to be compared with what arrived. */
  sizeBytes?: number;
  /** The model. */
  file: Blob;
};

export type Webhook = {
  id: string;
  url: string;
  description: string;
  /** The events it is told of; none: all of them. */
  events: (
    | 'async_prediction.succeeded'
    | 'async_prediction.failed'
    | 'async_prediction.canceled'
    | 'batch_job.succeeded'
    | 'batch_job.failed'
    | 'batch_job.canceled'
    | 'quota.reached'
    | 'invoice.issued'
    | 'invoice.paid'
  )[];
  isEnabled: boolean;
  /** Why it is switched off, where that was not its owner’s wish. */
  problem: string | null;
  /** Until when messages are signed with the secret before as well; null where there is none. */
  previousSecretUntil: string | null;
  createdAt: string;
  lastMessage: WebhookMessage | null;
};

export type WebhookAttempt = {
  /** From 1. */
  number: number;
  at: string;
  /** The HTTP status of the answer; null where none came. */
  status: number | null;
  /** Until the headers of the answer were there; null while it is under way. */
  latencyMs: number | null;
  /** What went wrong, in words; null where nothing did. */
  problem: string | null;
  /** The beginning of what was answered. */
  answer: string | null;
};

export type WebhookMessage = {
  /** Sent as `webhook-id`: the same at every attempt. */
  id: string;
  event: string;
  status: 'pending' | 'delivered' | 'failed';
  createdAt: string;
  /** Null where no more follows. */
  nextAttemptAt: string | null;
  lastAttempt: WebhookAttempt | null;
};

export type WebhookMessageDetail = {
  /** Sent as `webhook-id`: the same at every attempt. */
  id: string;
  event: string;
  status: 'pending' | 'delivered' | 'failed';
  createdAt: string;
  /** Null where no more follows. */
  nextAttemptAt: string | null;
  /** What is sent, byte for byte. */
  body: string;
  /** The first one first. */
  attempts: WebhookAttempt[];
};

export type WebhookWithSecret = {
  id: string;
  url: string;
  description: string;
  /** The events it is told of; none: all of them. */
  events: (
    | 'async_prediction.succeeded'
    | 'async_prediction.failed'
    | 'async_prediction.canceled'
    | 'batch_job.succeeded'
    | 'batch_job.failed'
    | 'batch_job.canceled'
    | 'quota.reached'
    | 'invoice.issued'
    | 'invoice.paid'
  )[];
  isEnabled: boolean;
  /** Why it is switched off, where that was not its owner’s wish. */
  problem: string | null;
  /** Until when messages are signed with the secret before as well; null where there is none. */
  previousSecretUntil: string | null;
  createdAt: string;
  lastMessage: WebhookMessage | null;
  /** What messages are signed with. It is shown this once. */
  secret: string;
};

export type PredictInput = PredictRequest | PredictForm | FormData;

export type InvokeModelInput = {
  /** Slug of the model. */
  slug: string;
  /** Number of the version; where `production` points unless said. */
  version?: number;
  /** The version an alias points at. */
  alias?: string;
} & (
  | {
      /** Names of columns, and a list of values a row. `index` is not looked at. */
      dataframe_split?: { columns?: (string | number)[]; data: unknown[][]; index?: unknown };
      /** An object a row. */
      dataframe_records?: unknown[];
      /** A row each: an object, or its bare value where the model has one input. */
      instances?: unknown[];
      /** An object with a list of values for each column, or rows as in `instances`. */
      inputs?: unknown;
      /** Empty: models here take no parameters. */
      params?: Record<string, unknown> | null;
    }
  | { body: Body }
);

export type PredictStreamInput = {
  /** Slug of the model. */
  slug: string;
  /** Number of the version; where `production` points unless said. */
  version?: number;
  /** The version an alias points at. */
  alias?: string;
} & { body: Body };

export type ListAsyncPredictionsInput = {
  /** Only predictions that are at it. */
  status?: 'queued' | 'running' | 'succeeded' | 'failed' | 'canceled';
  /** `nextCursor` of the page before. */
  cursor?: string;
  /** At most that many entries a page. */
  limit?: number;
};

export type GetAsyncPredictionInput = {
  /** Its id. */
  id: string;
  /** For how many seconds to wait until it has ended. The header `Prefer: wait=N` says the same. */
  wait?: number;
};

export type CancelAsyncPredictionInput = {
  /** Its id. */
  id: string;
};

export type OipDescribeModelInput = {
  /** Slug of the model. */
  model: string;
};

export type OipDescribeModelOfVersionInput = {
  /** Slug of the model. */
  model: string;
  /** Number of a version, or the name of an alias. */
  version: string;
};

export type OipIsModelReadyInput = {
  /** Slug of the model. */
  model: string;
};

export type OipIsModelReadyOfVersionInput = {
  /** Slug of the model. */
  model: string;
  /** Number of a version, or the name of an alias. */
  version: string;
};

export type OipInferInput = {
  /** Slug of the model. */
  model: string;
} & (InferRequest | { body: Body });

export type OipInferOfVersionInput = {
  /** Slug of the model. */
  model: string;
  /** Number of a version, or the name of an alias. */
  version: string;
} & (InferRequest | { body: Body });

export type OipListRepositoryInput = Partial<OipRepositoryIndexRequest>;

export type ListModelsInput = {
  /** Part of a name, slug or description. */
  q?: string;
  /** Only models whose version in production takes it. */
  takes?: Takes;
  /** `nextCursor` of the page before. */
  cursor?: string;
  /** At most that many entries a page. */
  limit?: number;
};

export type CreateModelInput = {
  /** Its name in addresses and calls; it never changes. */
  slug: string;
  /** As people read it; the slug unless given. */
  name?: string;
  /** What it is for, in words. */
  description?: string;
  /** Who may see and call it: its owner only, the people it is shared with, or everyone who is signed in. */
  visibility?: 'private' | 'shared' | 'everyone';
  /** Whether predictions keep their inputs and answers, or only that they happened. */
  keepsInputs?: boolean;
  /** For how many seconds an answer may be given again for the same input; null for never. */
  cacheTtlS?: number | null;
};

export type GetModelInput = {
  /** Name of the model in addresses. */
  slug: string;
};

export type UpdateModelInput = {
  /** Name of the model in addresses. */
  slug: string;
} & ModelChanges;

export type DeleteModelInput = {
  /** Name of the model in addresses. */
  slug: string;
};

export type GetModelStatsInput = {
  /** Name of the model in addresses. */
  slug: string;
  /** Beginning, such as 2030-01-31T12:00:00Z. */
  since?: string;
  /** End, which does not belong to it; now unless said. */
  until?: string;
};

export type ListVersionsInput = {
  /** Name of the model in addresses. */
  slug: string;
  /** `nextCursor` of the page before. */
  cursor?: number;
  /** At most that many entries a page. */
  limit?: number;
};

export type PublishVersionInput = {
  /** Name of the model in addresses. */
  slug: string;
} & (VersionUpload | { body: FormData });

export type GetVersionInput = {
  /** Name of the model in addresses. */
  slug: string;
  /** Number of the version. */
  number: number;
};

export type GetAliasHistoryInput = {
  /** Name of the model in addresses. */
  slug: string;
  /** Name of the alias, such as `production`. */
  name: string;
  /** `nextCursor` of the page before. */
  cursor?: string;
  /** At most that many entries a page. */
  limit?: number;
};

export type SetAliasInput = {
  /** Name of the model in addresses. */
  slug: string;
  /** Name of the alias, such as `production`. */
  name: string;
} & {
  /** Number of the version to point it at. */
  version: number;
};

export type ListModelSharesInput = {
  /** Name of the model in addresses. */
  slug: string;
};

export type ShareModelInput = {
  /** Name of the model in addresses. */
  slug: string;
} & {
  /** Of somebody with an account here. */
  email: string;
};

export type UnshareModelInput = {
  /** Name of the model in addresses. */
  slug: string;
  /** Id of the person. */
  id: string;
};

export type ListPredictionsInput = {
  /** Beginning, such as 2030-01-31T12:00:00Z. */
  since?: string;
  /** End, which does not belong to it; now unless said. */
  until?: string;
  /** Answered calls, or those that failed. */
  status?: 'answered' | 'failed';
  /** Slug of a model; or its id, which a deleted one shares with no other. */
  model?: string;
  /** Number of a version of that model. */
  version?: number;
  /** Id of an API key; `none` for calls without one, as those from the browser are. */
  key?: string;
  /** As the caller sent it; failed calls have none. */
  subject?: string;
  /** Your own calls only, not those of others to your models. */
  mine?: 'true' | 'false';
  /** Calls with a kept file, or without; failed calls have none. */
  hasFile?: 'true' | 'false';
  /** Part of the name of a kept file. */
  q?: string;
  /** `nextCursor` of the page before. */
  cursor?: string;
  /** At most that many entries a page. */
  limit?: number;
};

export type GetPredictionInput = {
  /** Its id. */
  id: string;
};

export type GetPredictionFileInput = {
  /** Its id. */
  id: string;
  /** Which row of the call, from 0. */
  row: number;
};

export type RerunPredictionInput = {
  /** Its id. */
  id: string;
} & {
  /** Slug of the model; its own unless said. */
  model?: string;
  /** Number of the version to answer, instead of an alias. */
  version?: number;
  /** Answers the version it points at; `production` unless said. */
  alias?: string;
};

export type ListBatchJobsInput = {
  /** `nextCursor` of the page before. */
  cursor?: string;
  /** At most that many entries a page. */
  limit?: number;
};

export type CreateBatchJobInput = BatchUpload | BatchOfDataset | FormData;

export type GetBatchJobInput = {
  /** Its id. */
  id: string;
};

export type DeleteBatchJobInput = {
  /** Its id. */
  id: string;
};

export type CancelBatchJobInput = {
  /** Its id. */
  id: string;
};

export type GetBatchOutputInput = {
  /** Its id. */
  id: string;
};

export type ListBatchRowsInput = {
  /** Its id. */
  id: string;
  /** The first row to give, counted from 0. */
  from?: number;
  /** At most that many entries a page. */
  limit?: number;
};

export type GetBatchFileInput = {
  /** Its id. */
  id: string;
  /** Which file, counted from 0 as the rows are. */
  n: number;
};

export type ListDatasetsInput = {
  /** Part of a name. */
  q?: string;
  /** `nextCursor` of the page before. */
  cursor?: string;
  /** At most that many entries a page. */
  limit?: number;
};

export type CreateDatasetInput = DatasetUpload | FormData;

export type GetDatasetInput = {
  /** Its id. */
  id: string;
  /** Number of a version; the newest unless said. */
  version?: number;
};

export type ChangeDatasetInput = {
  /** Its id. */
  id: string;
} & { columns?: ColumnSpec[]; target?: string | null; name?: string };

export type DeleteDatasetInput = {
  /** Its id. */
  id: string;
};

export type ListRunsInput = {
  /** Id of an experiment. */
  experiment?: string;
  /** Id of a data set, whichever version of it. */
  dataset?: string;
  /** Id of a search: its trials. Without it, trials are left out. */
  parent?: string;
  /** `nextCursor` of the page before. */
  cursor?: string;
  /** At most that many entries a page. */
  limit?: number;
};

export type StartRunInput = {
  /** Id of a data set. */
  dataset: string;
  /** Number of a version of it; the newest unless given. */
  version?: number;
  algorithm: Algorithm;
  params?: Record<string, unknown>;
  /** Id or name of an experiment; made where there is none of that name. */
  experiment?: string;
  /** Slug of a model: published there as `challenger` when better than its `production` on the same held-out part. */
  challenge?: string;
  target: string;
  /** Left out: classification where the target is a category, a boolean, or whole numbers of few values. */
  task?: 'classification' | 'regression';
  seed?: number;
  split?: SplitInput;
  /** Columns to leave out, beside those the data set ignores. */
  ignore?: string[];
  /** Metrics are stated for each group of this column. */
  groupBy?: string;
  search?: SearchInput;
};

export type GetRunInput = {
  /** Its id. */
  id: string;
};

export type CancelRunInput = {
  /** Its id. */
  id: string;
};

export type RetrainRunInput = {
  /** Its id. */
  id: string;
};

export type PublishRunInput = {
  /** Its id. */
  id: string;
} & {
  /** Slug of a model; made, private, where there is none. */
  model: string;
  /** Pointed at the version as soon as it is ready. */
  alias?: string;
};

export type ListExperimentsInput = {
  /** `nextCursor` of the page before. */
  cursor?: string;
  /** At most that many entries a page. */
  limit?: number;
};

export type CreateExperimentInput = { name: string };

export type CreateScheduleInput = {
  name: string;
  /** Minute, hour, day of the month, month, day of the week: `0 6 * * 1` is Mondays at six. */
  cron: string;
  /** Its IANA name, such as Europe/Berlin or UTC. */
  timeZone: string;
  enabled?: boolean;
  work: ScheduledWorkInput;
};

export type GetScheduleInput = {
  /** Its id. */
  id: string;
};

export type ChangeScheduleInput = {
  /** Its id. */
  id: string;
} & {
  name?: string;
  /** Minute, hour, day of the month, month, day of the week: `0 6 * * 1` is Mondays at six. */
  cron?: string;
  /** Its IANA name, such as Europe/Berlin or UTC. */
  timeZone?: string;
  enabled?: boolean;
};

export type DeleteScheduleInput = {
  /** Its id. */
  id: string;
};

export type PreviewTimesInput = {
  /** Minute, hour, day of the month, month, day of the week: `0 6 * * 1` is Mondays at six. */
  cron: string;
  /** Its IANA name, such as Europe/Berlin or UTC. */
  timeZone: string;
};

export type CreateWebhookInput = {
  url: string;
  description?: string;
  events?: (
    | 'async_prediction.succeeded'
    | 'async_prediction.failed'
    | 'async_prediction.canceled'
    | 'batch_job.succeeded'
    | 'batch_job.failed'
    | 'batch_job.canceled'
    | 'quota.reached'
    | 'invoice.issued'
    | 'invoice.paid'
  )[];
};

export type GetWebhookInput = {
  /** Its id. */
  id: string;
};

export type ChangeWebhookInput = {
  /** Its id. */
  id: string;
} & {
  url?: string;
  description?: string;
  events?: (
    | 'async_prediction.succeeded'
    | 'async_prediction.failed'
    | 'async_prediction.canceled'
    | 'batch_job.succeeded'
    | 'batch_job.failed'
    | 'batch_job.canceled'
    | 'quota.reached'
    | 'invoice.issued'
    | 'invoice.paid'
  )[];
  isEnabled?: boolean;
};

export type DeleteWebhookInput = {
  /** Its id. */
  id: string;
};

export type RotateWebhookSecretInput = {
  /** Its id. */
  id: string;
};

export type SendTestEventInput = {
  /** Its id. */
  id: string;
};

export type ReplayFailedMessagesInput = {
  /** Its id. */
  id: string;
} & { since: string };

export type ListWebhookMessagesInput = {
  /** Its id. */
  id: string;
  /** Only messages that are at it. */
  status?: 'pending' | 'delivered' | 'failed';
  /** `nextCursor` of the page before. */
  cursor?: string;
  /** At most that many entries a page. */
  limit?: number;
};

export type GetWebhookMessageInput = {
  /** Its id. */
  id: string;
  /** Id of the message. */
  messageId: string;
};

export type ReplayWebhookMessageInput = {
  /** Its id. */
  id: string;
  /** Id of the message. */
  messageId: string;
};

export type GetUsageInput = {
  /** The first day, in UTC; that of the month unless said. */
  from?: unknown & unknown;
  /** The last day, which belongs to it; that of the month unless said. */
  to?: unknown & unknown;
  /** Id of a customer, for finance; yourself unless said. */
  customer?: string;
  /** What the rows are. */
  by?: 'day' | 'model' | 'key';
};

export type ExportUsageInput = {
  /** The first day, in UTC; that of the month unless said. */
  from?: unknown & unknown;
  /** The last day, which belongs to it; that of the month unless said. */
  to?: unknown & unknown;
  /** Id of a customer, for finance; yourself unless said. */
  customer?: string;
  /** What the rows are. */
  by?: 'day' | 'model' | 'key';
};

export type CreatePlanInput = {
  /** Its name in addresses and calls, such as `team`; it never changes. */
  id: string;
  name: string;
  /** For whom it is, in a sentence or two. */
  description?: string;
  /** Calls a minute, for a person and for each of their keys. */
  limitPerMinute: number;
  /** Most units a customer gets in a month; null for no cap. */
  maxUnits?: number | null;
  /** Whether customers see it and can choose it themselves. */
  isPublic?: boolean;
  /** Where it stands among the others: from low to high. */
  position?: number;
  prices: PlanPrices;
};

export type GetPlanInput = {
  /** Its name in addresses and calls, such as `team`; it never changes. */
  id: string;
};

export type ChangePlanInput = {
  /** Its name in addresses and calls, such as `team`; it never changes. */
  id: string;
} & {
  name?: string;
  /** For whom it is, in a sentence or two. */
  description?: string;
  /** Calls a minute, for a person and for each of their keys. */
  limitPerMinute?: number;
  /** Most units a customer gets in a month; null for no cap. */
  maxUnits?: number | null;
  /** Whether customers see it and can choose it themselves. */
  isPublic?: boolean;
  /** Where it stands among the others: from low to high. */
  position?: number;
  prices?: PlanPrices;
};

export type ArchivePlanInput = {
  /** Its name in addresses and calls, such as `team`; it never changes. */
  id: string;
};

export type ChoosePlanInput = {
  /** Its name in addresses and calls, such as `team`; it never changes. */
  planId: string;
};

export type MovePlanInput = {
  /** Its id. */
  id: string;
} & {
  /** Its name in addresses and calls, such as `team`; it never changes. */
  planId: string;
  /** Which month it prices first; limits change with it. All of this month, where that is said. */
  from: 'this-month' | 'next-month';
};

export type ListQuotasInput = {
  /** Id of a customer, for finance; your own account unless said. */
  customer?: string;
};

export type SetQuotaInput =
  | {
      scope: 'account';
      /** Units a month. 0 refuses every call, where the quota is hard. */
      maxUnits: number;
      /** Whether calls beyond are refused. Of a soft quota people are only told. */
      isHard: boolean;
      /** Id of a customer, for finance; your own account unless said. */
      customer?: string;
    }
  | {
      scope: 'key';
      /** Id of one of the account’s API keys. */
      keyId: string;
      /** Units a month. 0 refuses every call, where the quota is hard. */
      maxUnits: number;
      /** Whether calls beyond are refused. Of a soft quota people are only told. */
      isHard: boolean;
      /** Id of a customer, for finance; your own account unless said. */
      customer?: string;
    }
  | {
      scope: 'model';
      /** Slug of a model that the account may call. */
      model: string;
      /** Units a month. 0 refuses every call, where the quota is hard. */
      maxUnits: number;
      /** Whether calls beyond are refused. Of a soft quota people are only told. */
      isHard: boolean;
      /** Id of a customer, for finance; your own account unless said. */
      customer?: string;
    };

export type ChangeQuotaInput = {
  /** Its id. */
  id: string;
} & {
  /** Units a month. 0 refuses every call, where the quota is hard. */
  maxUnits?: number;
  /** Whether calls beyond are refused. Of a soft quota people are only told. */
  isHard?: boolean;
};

export type RemoveQuotaInput = {
  /** Its id. */
  id: string;
};

export type ListInvoicesInput = {
  /** Id of a person, for finance. */
  customer?: string;
  /** Everybody’s, for finance. */
  all?: 'true' | 'false';
  /** Only those that stand so. */
  status?: 'draft' | 'open' | 'paid' | 'void';
  /** A month of UTC, such as 2026-11. */
  period?: string;
  /** A number, or part of a customer’s name or e-mail address. */
  q?: string;
  /** `nextCursor` of the page before. */
  cursor?: string;
  /** At most that many entries a page. */
  limit?: number;
};

export type GetInvoiceInput = {
  /** Its id. */
  id: string;
};

export type GetInvoicePdfInput = {
  /** Its id. */
  id: string;
};

export type IssueInvoiceInput = {
  /** Its id. */
  id: string;
};

export type PayInvoiceInput = {
  /** Its id. */
  id: string;
} & {
  /** How it was paid, such as “bank transfer of 3 December”. */
  note: string;
};

export type VoidInvoiceInput = {
  /** Its id. */
  id: string;
};

export type CreditInvoiceInput = {
  /** Its id. */
  id: string;
} & {
  /** What to take back of which line. */
  lines: {
    lineId: string;
    /** Before tax. */
    amount?: string;
    /** Units of the line, at its price. */
    quantity?: number;
  }[];
  /** Why; it stands on the credit note. */
  reason: string;
  /**
   * Of a paid invoice: whether the amount becomes credit for the next ones, or is paid back outside of this
   * product. Of an open one it lowers what is due.
   */
  refund?: 'credit' | 'outside';
};

export type AddAdjustmentInput = {
  /** Its id. */
  id: string;
} & {
  /** Before tax; below zero it makes the invoice less. */
  amount: string;
  /** Why; the customer reads it. */
  description: string;
};

export type RemoveAdjustmentInput = {
  /** Its id. */
  id: string;
  /** Id of the line. */
  lineId: string;
};

export type ClosePeriodInput = {
  /** A month of UTC, such as 2026-11. */
  period: string;
};

export type IssuePeriodInput = {
  /** A month of UTC, such as 2026-11. */
  period: string;
};

export type ListCreditsInput = {
  /** Its id. */
  id: string;
};

export type GrantCreditInput = {
  /** Its id. */
  id: string;
} & {
  /** Before tax. Below zero it takes back of what is left. */
  amount: string;
  /** What for; the customer reads it. */
  reason: string;
};

export type SaveBillingDetailsInput = BillingDetails;

export type ChangeCustomerInput = {
  /** Its id. */
  id: string;
} & {
  /** Null for the seller’s. */
  taxRatePercent?: string | null;
  details?: {
    /** As it is to stand on invoices; empty for the name of the account. */
    name?: string;
    /** Street, place, in lines. */
    address?: string;
    country?: string;
    /** For example a VAT number. */
    taxId?: string;
    /** Who is to get invoices; empty for the address of the account. */
    email?: string;
  };
};

export type GetCustomerInput = {
  /** Its id. */
  id: string;
};

export type SaveSellerInput = Seller;

export type GetRevenueInput = {
  /** The first month, such as 2026-01. */
  from: string;
  /** The last month, such as 2026-11. */
  to: string;
  /** What each month is divided by. */
  by?: 'month' | 'plan' | 'model' | 'customer';
  /** How many groups have rows of their own: those of the highest revenue. The rest is in one more a month. */
  top?: number;
};

export type GetReceivablesInput = {
  /** `nextCursor` of the page before. */
  cursor?: string;
  /** At most that many entries a page. */
  limit?: number;
};

export type ListCustomersInput = {
  /** Part of a name or e-mail address. */
  q?: string;
  /** The highest of the period first. */
  sort?: 'usage' | 'revenue';
  /** The present month unless said. */
  period?: string;
  /** `nextCursor` of the page before. */
  cursor?: string;
  /** At most that many entries a page. */
  limit?: number;
};

export type ListPeriodsInput = {
  /** A month of UTC, such as 2026-11. */
  cursor?: string;
  /** At most that many entries a page. */
  limit?: number;
};

export type PreviewPeriodInput = {
  /** A month of UTC, such as 2026-11. */
  period: string;
  /** `nextCursor` of the page before. */
  cursor?: string;
  /** At most that many entries a page. */
  limit?: number;
};

export type ExportFinanceInput = {
  /** Which table. */
  what: 'invoices' | 'invoice-lines' | 'revenue' | 'receivables' | 'customers';
  /** The first month, such as 2026-01. */
  from: string;
  /** The last month, such as 2026-11. */
  to: string;
};

export type ListAuditInput = {
  /** What was done, or what was refused. */
  outcome?: 'done' | 'refused';
  /** An operation’s id, or what a job did; `page` for pages that were refused. */
  action?: string;
  /** `nextCursor` of the page before. */
  cursor?: string;
  /** At most that many entries a page. */
  limit?: number;
};

export type CreateCheckoutInput = {
  /** Its id. */
  id: string;
};

export type ReceiveStripeEventInput = { id: string; type: string; [name: string]: unknown };

export type CreateApiKeyInput = {
  name: string;
  /** What the key may do, as far as its owner may. */
  scopes: (
    | 'predict'
    | 'models:read'
    | 'models:write'
    | 'predictions:read'
    | 'batch'
    | 'training:read'
    | 'training:write'
    | 'keys:write'
    | 'people:write'
    | 'audit:read'
    | 'webhooks'
    | 'usage:read'
    | 'billing'
    | 'privacy'
    | 'finance'
  )[];
  /** A moment to come; without it the key does not expire, or with the key that it is made with. */
  expiresAt?: string | null;
  /**
   * Calls a minute: what the plan of its owner says, none at all, or a number. Left out, the plan’s, or that of
   * the key that it is made with.
   */
  limit?: 'plan' | 'none' | number;
};

export type RevokeApiKeyInput = {
  /** Its id. */
  id: string;
};

export type RegisterInput = {
  /** In plain letters, such as ada@example.org. */
  email: string;
  /** As people read it: 1 to 100 characters. */
  name?: string;
  /** None of the commonest, no simple pattern, and not your name or e-mail. */
  password?: string;
};

export type SignInProgramInput = {
  email: string;
  password: string;
  /** Of the authenticator app, or a recovery code, for those who have two-factor on. */
  code?: string;
};

export type RefreshSessionInput = { refreshToken: string };

export type EndProgramSessionInput = { refreshToken: string };

export type ListPeopleInput = {
  /** Part of a name or an e-mail. */
  q?: string;
  /** `nextCursor` of the page before. */
  cursor?: string;
  /** At most that many entries a page. */
  limit?: number;
};

export type CreatePersonInput = {
  /** In plain letters, such as ada@example.org. */
  email: string;
  /** As people read it: 1 to 100 characters. */
  name: string;
  /** None of the commonest, no simple pattern, and not your name or e-mail. */
  password: string;
  /** What they will be; unless it is given, what SIGN_UP_ROLE says. */
  role?: 'end-user' | 'engineer' | 'finance' | 'admin';
};

export type ChangeRoleInput = {
  /** Its id. */
  id: string;
} & {
  /** The role to give. */
  role: 'end-user' | 'engineer' | 'finance' | 'admin';
};

export type DisablePersonInput = {
  /** Its id. */
  id: string;
};

export type EnablePersonInput = {
  /** Its id. */
  id: string;
};

export type ExportSubjectInput = {
  /** As it was sent with predictions. */
  subject: string;
};

export type StartSubjectExportInput = {
  /** As it was sent with predictions. */
  subject: string;
};

export type RequestErasureInput = {
  /** Empty for people who have none yet, as they sign in through a provider. */
  currentPassword?: string;
  /** What the authenticator app shows now, or a recovery code: for people who have two-factor on. */
  code?: string;
  /** These very words. */
  confirmation: 'erase my account';
  /** Whether models that others use go to an admin, with what you wrote about them, rather than end with you. */
  handsOverModels?: boolean;
};

export type ListErasuresInput = {
  /** `nextCursor` of the page before. */
  cursor?: string;
  /** At most that many entries a page. */
  limit?: number;
};

export type GetErasureInput = {
  /** Its id. */
  id: string;
};

export type EraseSubjectInput = {
  /** As it was sent with predictions. */
  subject: string;
};

export type GiveConsentInput = {
  purpose: 'product-news' | 'usage-research';
  /** Which wording was shown: its date. */
  wording: string;
};

export type WithdrawConsentInput = {
  /** What it was agreed to. */
  purpose: 'product-news' | 'usage-research';
};

export type ChangeRetentionInput = RetentionInput;

export type ListInvitationsInput = {
  /** `nextCursor` of the page before. */
  cursor?: string;
  /** At most that many entries a page. */
  limit?: number;
};

export type CreateInvitationInput = {
  /** In plain letters, such as ada@example.org. */
  email: string;
  /** What they will be. */
  role?: 'end-user' | 'engineer' | 'finance' | 'admin';
};

export type RevokeInvitationInput = {
  /** Its id. */
  id: string;
};

export type ResetTwoFactorInput = {
  /** Its id. */
  id: string;
};

export type SearchAuditInput = {
  /** The id of a person or a key, or part of a person’s name or e-mail. */
  who?: string;
  /** An operation’s id, or what a job did; `page` for pages that were refused. */
  action?: string;
  /** What was done, or what was refused. */
  outcome?: 'done' | 'refused';
  /** An id or a slug of what it was done to, or the e-mail of a person it was done to. */
  target?: string;
  /** A text in what was done, to what, from where, why it was refused, or the request’s id. */
  q?: string;
  /** From this day (UTC) or moment on. */
  from?: string;
  /** Before this day (UTC) or moment. */
  to?: string;
  /** `nextCursor` of the page before. */
  cursor?: string;
  /** At most that many entries a page. */
  limit?: number;
};

export type ExportAuditInput = {
  /** The id of a person or a key, or part of a person’s name or e-mail. */
  who?: string;
  /** An operation’s id, or what a job did; `page` for pages that were refused. */
  action?: string;
  /** What was done, or what was refused. */
  outcome?: 'done' | 'refused';
  /** An id or a slug of what it was done to, or the e-mail of a person it was done to. */
  target?: string;
  /** A text in what was done, to what, from where, why it was refused, or the request’s id. */
  q?: string;
  /** From this day (UTC) or moment on. */
  from?: string;
  /** Before this day (UTC) or moment. */
  to?: string;
  /** JSON, an entry a line, or a table. */
  format?: 'jsonl' | 'csv';
};

export type VerifyAuditInput = {
  /** A head that was noted before, to see that nothing up to it is gone. */
  noted?: { seq: number; hash: string };
};

export type RetryJobInput = {
  /** Its id. */
  id: string;
};

/** The operations of the API, carried out by `calls`. */
export const api = (calls: Calls) => ({
  /**
   * Answer rows with a model.
   *
   * A row in `input`, or several in `inputs`, as features by name; the answers come in their order. Without
   * `version` or `alias` the version in production answers. A file that is a row is sent as a form, or as base64
   * in JSON.
   *
   * Needs the scope `predict`, and one of the roles end-user, engineer, finance, admin.
   */
  predict: (input: PredictInput, options?: CallOptions) =>
    calls.json<PredictionAnswer>(
      { method: 'POST', path: '/api/predict', bodies: ['application/json', 'multipart/form-data'], idempotent: true },
      input,
      options,
    ),
  /** `predict`, answered later: gives at once where the answer will be. */
  predictLater: (input: PredictInput, options?: CallOptions) =>
    calls.json<AsyncPrediction>(
      { method: 'POST', path: '/api/predict', bodies: ['application/json', 'multipart/form-data'], idempotent: true },
      input,
      { ...options, headers: { ...options?.headers, prefer: 'respond-async' } },
    ),
  /**
   * Answer rows in the form of MLflow’s scoring protocol.
   *
   * Takes what `mlflow models serve` takes at `/invocations`: `dataframe_split`, `dataframe_records`, `instances`,
   * `inputs`, or CSV with a line of names. A row is answered as the model’s own `predict` would: by its label, its
   * value, its vector.
   *
   * Needs the scope `predict`, and one of the roles end-user, engineer, finance, admin.
   */
  invokeModel: (input: InvokeModelInput, options?: CallOptions) =>
    calls.json<InvocationAnswer>(
      {
        method: 'POST',
        path: '/api/v1/models/{slug}/invocations',
        query: ['version', 'alias'],
        bodies: ['application/json', 'text/csv'],
        idempotent: true,
      },
      input,
      options,
    ),
  /**
   * Answer JSON lines while they are sent.
   *
   * A row is a line, and so is its answer or its error, in the same order. Answers come while lines are still
   * sent: read while you write. Whoever reads slowly is sent to slowly, and the other way round. Lines that arrive
   * together are one prediction, and one call of the limit a minute; past that limit lines are taken later instead
   * of refused.
   *
   * Needs the scope `predict`, and one of the roles end-user, engineer, finance, admin.
   */
  predictStream: (input: PredictStreamInput, options?: CallOptions) =>
    calls.response(
      {
        method: 'POST',
        path: '/api/v1/models/{slug}/predict-stream',
        query: ['version', 'alias'],
        bodies: ['application/x-ndjson'],
      },
      input,
      options,
    ),
  asyncPredictions: {
    /**
     * List your asynchronous predictions.
     *
     * Newest first, without their answers; an admin sees everybody’s. They are forgotten 7 days after they ended.
     *
     * Needs the scope `predict`, and one of the roles end-user, engineer, finance, admin.
     */
    list: (input: ListAsyncPredictionsInput = {}, options?: CallOptions) =>
      calls.json<AsyncPredictionPage>(
        { method: 'GET', path: '/api/v1/async-predictions', query: ['status', 'cursor', 'limit'] },
        input,
        options,
      ),
    /** The entries of all pages of `list`, fetched as they are come to. */
    each: (input: ListAsyncPredictionsInput = {}, options?: CallOptions) =>
      calls.each<AsyncPredictionSummary>(
        { method: 'GET', path: '/api/v1/async-predictions', query: ['status', 'cursor', 'limit'] },
        { cursor: 'cursor', next: 'nextCursor' },
        input,
        options,
      ),
    /**
     * Read an asynchronous prediction.
     *
     * Its state; its answer once it has succeeded, its problem where it failed. It may be waited for.
     *
     * Needs the scope `predict`, and one of the roles end-user, engineer, finance, admin.
     */
    get: (input: GetAsyncPredictionInput, options?: CallOptions) =>
      calls.json<AsyncPrediction>(
        { method: 'GET', path: '/api/v1/async-predictions/{id}', query: ['wait'] },
        input,
        options,
      ),
    /**
     * Cancel an asynchronous prediction.
     *
     * It is never billed then, also where it ran already. One that has ended is a `409`.
     *
     * Needs the scope `predict`, and one of the roles end-user, engineer, finance, admin.
     */
    cancel: (input: CancelAsyncPredictionInput, options?: CallOptions) =>
      calls.json<AsyncPrediction>({ method: 'POST', path: '/api/v1/async-predictions/{id}/cancel' }, input, options),
  },
  oip: {
    /**
     * Describe the server.
     *
     * Needs the scope `predict`, and one of the roles end-user, engineer, finance, admin.
     */
    describeServer: (options?: CallOptions) =>
      calls.json<OipServerMetadata>({ method: 'GET', path: '/v2' }, undefined, options),
    /**
     * See whether the server lives.
     *
     * Needs no key.
     */
    isServerLive: (options?: CallOptions) =>
      calls.json<OipServerLive>({ method: 'GET', path: '/v2/health/live' }, undefined, options),
    /**
     * See whether the server is ready.
     *
     * Needs no key.
     */
    isServerReady: (options?: CallOptions) =>
      calls.json<OipServerReady>({ method: 'GET', path: '/v2/health/ready' }, undefined, options),
    /**
     * Describe a model.
     *
     * Its inputs and outputs. The version is a number, or the name of an alias.
     *
     * Needs the scope `predict`, and one of the roles end-user, engineer, finance, admin.
     */
    describeModel: (input: OipDescribeModelInput, options?: CallOptions) =>
      calls.json<OipModelMetadata>({ method: 'GET', path: '/v2/models/{model}' }, input, options),
    /**
     * Describe a model.
     *
     * Its inputs and outputs. The version is a number, or the name of an alias.
     *
     * Needs the scope `predict`, and one of the roles end-user, engineer, finance, admin.
     */
    describeModelOfVersion: (input: OipDescribeModelOfVersionInput, options?: CallOptions) =>
      calls.json<OipModelMetadata>({ method: 'GET', path: '/v2/models/{model}/versions/{version}' }, input, options),
    /**
     * See whether a model is ready.
     *
     * A model without a version in production is not: `404`.
     *
     * Needs the scope `predict`, and one of the roles end-user, engineer, finance, admin.
     */
    isModelReady: (input: OipIsModelReadyInput, options?: CallOptions) =>
      calls.json<OipModelReady>({ method: 'GET', path: '/v2/models/{model}/ready' }, input, options),
    /**
     * See whether a model is ready.
     *
     * A model without a version in production is not: `404`.
     *
     * Needs the scope `predict`, and one of the roles end-user, engineer, finance, admin.
     */
    isModelReadyOfVersion: (input: OipIsModelReadyOfVersionInput, options?: CallOptions) =>
      calls.json<OipModelReady>({ method: 'GET', path: '/v2/models/{model}/versions/{version}/ready' }, input, options),
    /**
     * Infer.
     *
     * Answers tensors with a model: an input tensor a feature, rows along the first dimension. It is recorded,
     * limited and billed as `POST /api/predict` is. Tensors are in the JSON, or after it (binary tensor data
     * extension).
     *
     * Needs the scope `predict`, and one of the roles end-user, engineer, finance, admin.
     */
    infer: (input: OipInferInput, options?: CallOptions) =>
      calls.json<InferResponse>(
        {
          method: 'POST',
          path: '/v2/models/{model}/infer',
          bodies: ['application/json', 'application/octet-stream'],
          idempotent: true,
        },
        input,
        options,
      ),
    /**
     * Infer.
     *
     * Answers tensors with a model: an input tensor a feature, rows along the first dimension. It is recorded,
     * limited and billed as `POST /api/predict` is. Tensors are in the JSON, or after it (binary tensor data
     * extension).
     *
     * Needs the scope `predict`, and one of the roles end-user, engineer, finance, admin.
     */
    inferOfVersion: (input: OipInferOfVersionInput, options?: CallOptions) =>
      calls.json<InferResponse>(
        {
          method: 'POST',
          path: '/v2/models/{model}/versions/{version}/infer',
          bodies: ['application/json', 'application/octet-stream'],
          idempotent: true,
        },
        input,
        options,
      ),
    /**
     * List the models.
     *
     * Those you may see (model repository extension). Loading and unloading is not for clients here.
     *
     * Needs the scope `models:read`, and one of the roles end-user, engineer, finance, admin.
     */
    listRepository: (input: OipListRepositoryInput = {}, options?: CallOptions) =>
      calls.json<OipRepositoryIndex>(
        { method: 'POST', path: '/v2/repository/index', bodies: ['application/json'] },
        input,
        options,
      ),
  },
  models: {
    /**
     * List models.
     *
     * Your own, those shared with you and those for everyone, newest first; an admin sees all.
     *
     * Needs the scope `models:read`, and one of the roles end-user, engineer, finance, admin.
     */
    list: (input: ListModelsInput = {}, options?: CallOptions) =>
      calls.json<ModelPage>(
        { method: 'GET', path: '/api/v1/models', query: ['q', 'takes', 'cursor', 'limit'] },
        input,
        options,
      ),
    /** The entries of all pages of `list`, fetched as they are come to. */
    each: (input: ListModelsInput = {}, options?: CallOptions) =>
      calls.each<ModelSummary>(
        { method: 'GET', path: '/api/v1/models', query: ['q', 'takes', 'cursor', 'limit'] },
        { cursor: 'cursor', next: 'nextCursor' },
        input,
        options,
      ),
    /**
     * Create a model.
     *
     * It belongs to you and has no version yet: publish one, then point `production` at it.
     *
     * Needs the scope `models:write`, and one of the roles engineer, admin.
     */
    create: (input: CreateModelInput, options?: CallOptions) =>
      calls.json<ModelDetail>(
        { method: 'POST', path: '/api/v1/models', bodies: ['application/json'], idempotent: true },
        input,
        options,
      ),
    /**
     * Read a model.
     *
     * Its settings, and where its aliases point. A model that is private, or `shared` with others than you, does not
     * exist for you: `404`, as for every other call to it.
     *
     * Needs the scope `models:read`, and one of the roles end-user, engineer, finance, admin.
     */
    get: (input: GetModelInput, options?: CallOptions) =>
      calls.json<ModelDetail>({ method: 'GET', path: '/api/v1/models/{slug}' }, input, options),
    /**
     * Change the settings of a model.
     *
     * What is left out stays. It holds at once, in every process.
     *
     * Needs the scope `models:write`, and one of the roles engineer, admin.
     */
    update: (input: UpdateModelInput, options?: CallOptions) =>
      calls.json<ModelDetail>(
        { method: 'PATCH', path: '/api/v1/models/{slug}', bodies: ['application/json'] },
        input,
        options,
      ),
    /**
     * Delete a model.
     *
     * Calls to it get `404` from now on, and its slug is free again. Its predictions stay in the ledger.
     *
     * Needs the scope `models:write`, and one of the roles engineer, admin.
     */
    delete: (input: DeleteModelInput, options?: CallOptions) =>
      calls.json<void>({ method: 'DELETE', path: '/api/v1/models/{slug}' }, input, options),
    /**
     * Count the calls to a model.
     *
     * For its owner, from the ledger itself: the 24 hours before the end unless `since` says otherwise, at most 366
     * days.
     *
     * Needs the scope `predictions:read`, and one of the roles end-user, engineer, finance, admin.
     */
    getStats: (input: GetModelStatsInput, options?: CallOptions) =>
      calls.json<ModelStats>(
        { method: 'GET', path: '/api/v1/models/{slug}/stats', query: ['since', 'until'] },
        input,
        options,
      ),
    /**
     * List the versions of a model.
     *
     * Newest first; of a model of somebody else those that are ready.
     *
     * Needs the scope `models:read`, and one of the roles end-user, engineer, finance, admin.
     */
    listVersions: (input: ListVersionsInput, options?: CallOptions) =>
      calls.json<VersionPage>(
        { method: 'GET', path: '/api/v1/models/{slug}/versions', query: ['cursor', 'limit'] },
        input,
        options,
      ),
    /** The entries of all pages of `listVersions`, fetched as they are come to. */
    eachVersion: (input: ListVersionsInput, options?: CallOptions) =>
      calls.each<VersionSummary>(
        { method: 'GET', path: '/api/v1/models/{slug}/versions', query: ['cursor', 'limit'] },
        { cursor: 'cursor', next: 'nextCursor' },
        input,
        options,
      ),
    /**
     * Publish a version.
     *
     * An `.onnx` file, or a `.zip` with it and its `model.json`, as the next version. The worker examines it:
     * `validating`, later `ready` or `rejected` with the reason.
     *
     * Needs the scope `models:write`, and one of the roles engineer, admin.
     */
    publishVersion: (input: PublishVersionInput, options?: CallOptions) =>
      calls.json<VersionDetail>(
        { method: 'POST', path: '/api/v1/models/{slug}/versions', bodies: ['multipart/form-data'], idempotent: true },
        input,
        options,
      ),
    /**
     * Read a version.
     *
     * With its manifest and certificate, and with the reason where it was rejected.
     *
     * Needs the scope `models:read`, and one of the roles end-user, engineer, finance, admin.
     */
    getVersion: (input: GetVersionInput, options?: CallOptions) =>
      calls.json<VersionDetail>({ method: 'GET', path: '/api/v1/models/{slug}/versions/{number}' }, input, options),
    /**
     * Read where an alias has pointed.
     *
     * Newest first: the first entry is where it points now. For the owner of the model.
     *
     * Needs the scope `models:read`, and one of the roles end-user, engineer, finance, admin.
     */
    getAliasHistory: (input: GetAliasHistoryInput, options?: CallOptions) =>
      calls.json<AliasPage>(
        { method: 'GET', path: '/api/v1/models/{slug}/aliases/{name}', query: ['cursor', 'limit'] },
        input,
        options,
      ),
    /** The entries of all pages of `getAliasHistory`, fetched as they are come to. */
    eachAliasHistory: (input: GetAliasHistoryInput, options?: CallOptions) =>
      calls.each<Alias>(
        { method: 'GET', path: '/api/v1/models/{slug}/aliases/{name}', query: ['cursor', 'limit'] },
        { cursor: 'cursor', next: 'nextCursor' },
        input,
        options,
      ),
    /**
     * Point an alias at a version.
     *
     * At a ready one: no certificate, no traffic. It holds at once, in every process, and no call fails meanwhile.
     *
     * Needs the scope `models:write`, and one of the roles engineer, admin.
     */
    setAlias: (input: SetAliasInput, options?: CallOptions) =>
      calls.json<Alias>(
        { method: 'PUT', path: '/api/v1/models/{slug}/aliases/{name}', bodies: ['application/json'] },
        input,
        options,
      ),
    /**
     * List the people a model is shared with.
     *
     * By name, all on one page. For the owner of the model.
     *
     * Needs the scope `models:write`, and one of the roles engineer, admin.
     */
    listShares: (input: ListModelSharesInput, options?: CallOptions) =>
      calls.json<ModelShares>({ method: 'GET', path: '/api/v1/models/{slug}/people' }, input, options),
    /**
     * Share a model with somebody.
     *
     * They see and call it at once, while its visibility is `shared`; sharing again changes nothing. `422` for an
     * e-mail that nobody has here, and for that of the owner.
     *
     * Needs the scope `models:write`, and one of the roles engineer, admin.
     */
    share: (input: ShareModelInput, options?: CallOptions) =>
      calls.json<ModelShares>(
        { method: 'POST', path: '/api/v1/models/{slug}/people', bodies: ['application/json'] },
        input,
        options,
      ),
    /**
     * Take a shared model away from somebody.
     *
     * At once, for their API keys too; batch jobs of theirs that it is scoring end. What it answered them stays
     * theirs.
     *
     * Needs the scope `models:write`, and one of the roles engineer, admin.
     */
    unshare: (input: UnshareModelInput, options?: CallOptions) =>
      calls.json<void>({ method: 'DELETE', path: '/api/v1/models/{slug}/people/{id}' }, input, options),
  },
  predictions: {
    /**
     * List predictions.
     *
     * Your own calls and those to your models, newest first; an admin sees all.
     *
     * Needs the scope `predictions:read`, and one of the roles end-user, engineer, finance, admin.
     */
    list: (input: ListPredictionsInput = {}, options?: CallOptions) =>
      calls.json<PredictionPage>(
        {
          method: 'GET',
          path: '/api/v1/predictions',
          query: [
            'since',
            'until',
            'status',
            'model',
            'version',
            'key',
            'subject',
            'mine',
            'hasFile',
            'q',
            'cursor',
            'limit',
          ],
        },
        input,
        options,
      ),
    /** The entries of all pages of `list`, fetched as they are come to. */
    each: (input: ListPredictionsInput = {}, options?: CallOptions) =>
      calls.each<PredictionSummary>(
        {
          method: 'GET',
          path: '/api/v1/predictions',
          query: [
            'since',
            'until',
            'status',
            'model',
            'version',
            'key',
            'subject',
            'mine',
            'hasFile',
            'q',
            'cursor',
            'limit',
          ],
        },
        { cursor: 'cursor', next: 'nextCursor' },
        input,
        options,
      ),
    /**
     * Read a prediction.
     *
     * With the rows and answers, where its model keeps them. A failed call is read by its id as well.
     *
     * Needs the scope `predictions:read`, and one of the roles end-user, engineer, finance, admin.
     */
    get: (input: GetPredictionInput, options?: CallOptions) =>
      calls.json<PredictionDetail>({ method: 'GET', path: '/api/v1/predictions/{id}' }, input, options),
    /**
     * Download a file that was a row.
     *
     * The picture, recording, film or text that was sent with `keepFile`, as it was.
     *
     * Needs the scope `predictions:read`, and one of the roles end-user, engineer, finance, admin.
     */
    getFile: (input: GetPredictionFileInput, options?: CallOptions) =>
      calls.response({ method: 'GET', path: '/api/v1/predictions/{id}/files/{row}' }, input, options),
    /**
     * Answer the rows of a prediction again.
     *
     * With the version in production, or the model and version you name. It is a prediction of yours, billed like
     * any other. Of somebody else’s call only the units are recorded: this answer is all there is of it
     * (`unitsOnly`).
     *
     * Needs the scopes `predict` and `predictions:read`, and one of the roles end-user, engineer, finance, admin.
     */
    rerun: (input: RerunPredictionInput, options?: CallOptions) =>
      calls.json<RerunAnswer>(
        { method: 'POST', path: '/api/v1/predictions/{id}/rerun', bodies: ['application/json'], idempotent: true },
        input,
        options,
      ),
  },
  batchJobs: {
    /**
     * List your batch jobs.
     *
     * Newest first; an admin sees everybody’s.
     *
     * Needs the scope `batch`, and one of the roles end-user, engineer, finance, admin.
     */
    list: (input: ListBatchJobsInput = {}, options?: CallOptions) =>
      calls.json<BatchJobPage>(
        { method: 'GET', path: '/api/v1/batch-jobs', query: ['cursor', 'limit'] },
        input,
        options,
      ),
    /** The entries of all pages of `list`, fetched as they are come to. */
    each: (input: ListBatchJobsInput = {}, options?: CallOptions) =>
      calls.each<BatchJobDetail>(
        { method: 'GET', path: '/api/v1/batch-jobs', query: ['cursor', 'limit'] },
        { cursor: 'cursor', next: 'nextCursor' },
        input,
        options,
      ),
    /**
     * Score a file of rows, or many files.
     *
     * CSV, JSON lines, files that are a row each, one `.zip` of them, or a data set of yours by its id. The worker
     * scores it with the version that the alias points at now.
     *
     * Needs the scope `batch`, and one of the roles end-user, engineer, finance, admin.
     */
    create: (input: CreateBatchJobInput, options?: CallOptions) =>
      calls.json<BatchJobDetail>(
        {
          method: 'POST',
          path: '/api/v1/batch-jobs',
          bodies: ['multipart/form-data', 'application/json'],
          idempotent: true,
        },
        input,
        options,
      ),
    /**
     * Read a batch job.
     *
     * How far it is, how fast, and what it is billed so far.
     *
     * Needs the scope `batch`, and one of the roles end-user, engineer, finance, admin.
     */
    get: (input: GetBatchJobInput, options?: CallOptions) =>
      calls.json<BatchJobDetail>({ method: 'GET', path: '/api/v1/batch-jobs/{id}' }, input, options),
    /**
     * Delete a batch job that is over.
     *
     * Its input and its output with it; its rows in the ledger stay.
     *
     * Needs the scope `batch`, and one of the roles end-user, engineer, finance, admin.
     */
    delete: (input: DeleteBatchJobInput, options?: CallOptions) =>
      calls.json<void>({ method: 'DELETE', path: '/api/v1/batch-jobs/{id}' }, input, options),
    /**
     * Cancel a batch job.
     *
     * What was finished stays, and stays billed. A job that is over is a `409`.
     *
     * Needs the scope `batch`, and one of the roles end-user, engineer, finance, admin.
     */
    cancel: (input: CancelBatchJobInput, options?: CallOptions) =>
      calls.json<BatchJobDetail>({ method: 'POST', path: '/api/v1/batch-jobs/{id}/cancel' }, input, options),
    /**
     * Download the answers of a batch job.
     *
     * In the format of the input: CSV with columns for the answer, or a line of JSON a row. `409` until the job is
     * over.
     *
     * Needs the scope `batch`, and one of the roles end-user, engineer, finance, admin.
     */
    getOutput: (input: GetBatchOutputInput, options?: CallOptions) =>
      calls.response({ method: 'GET', path: '/api/v1/batch-jobs/{id}/output' }, input, options),
    /**
     * Read rows of a batch job with their answers.
     *
     * Those that are finished so far, in the order of the input; also of a job that is under way.
     *
     * Needs the scope `batch`, and one of the roles end-user, engineer, finance, admin.
     */
    listRows: (input: ListBatchRowsInput, options?: CallOptions) =>
      calls.json<BatchRowPage>(
        { method: 'GET', path: '/api/v1/batch-jobs/{id}/rows', query: ['from', 'limit'] },
        input,
        options,
      ),
    /** The entries of all pages of `listRows`, fetched as they are come to. */
    eachRow: (input: ListBatchRowsInput, options?: CallOptions) =>
      calls.each<BatchRow>(
        { method: 'GET', path: '/api/v1/batch-jobs/{id}/rows', query: ['from', 'limit'] },
        { cursor: 'from', next: 'nextFrom' },
        input,
        options,
      ),
    /**
     * Download a file that is a row of a batch job.
     *
     * Takes a `Range`, as players send it to jump in a recording.
     *
     * Needs the scope `batch`, and one of the roles end-user, engineer, finance, admin.
     */
    getFile: (input: GetBatchFileInput, options?: CallOptions) =>
      calls.response({ method: 'GET', path: '/api/v1/batch-jobs/{id}/files/{n}' }, input, options),
  },
  datasets: {
    /**
     * List your data sets.
     *
     * Newest first; an admin sees everybody’s.
     *
     * Needs the scope `training:read`, and one of the roles engineer, admin.
     */
    list: (input: ListDatasetsInput = {}, options?: CallOptions) =>
      calls.json<DatasetPage>(
        { method: 'GET', path: '/api/v1/datasets', query: ['q', 'cursor', 'limit'] },
        input,
        options,
      ),
    /** The entries of all pages of `list`, fetched as they are come to. */
    each: (input: ListDatasetsInput = {}, options?: CallOptions) =>
      calls.each<DatasetSummary>(
        { method: 'GET', path: '/api/v1/datasets', query: ['q', 'cursor', 'limit'] },
        { cursor: 'cursor', next: 'nextCursor' },
        input,
        options,
      ),
    /**
     * Upload a data set.
     *
     * A CSV file, as a new data set or as the next version of one. The worker reads it: `profiling`, later `ready`
     * or `rejected`.
     *
     * Needs the scope `training:write`, and one of the roles engineer, admin.
     */
    create: (input: CreateDatasetInput, options?: CallOptions) =>
      calls.json<DatasetDetail>(
        { method: 'POST', path: '/api/v1/datasets', bodies: ['multipart/form-data'], idempotent: true },
        input,
        options,
      ),
    /**
     * Read a data set.
     *
     * One of its versions in full, with the profile of every column, and a line about each version.
     *
     * Needs the scope `training:read`, and one of the roles engineer, admin.
     */
    get: (input: GetDatasetInput, options?: CallOptions) =>
      calls.json<DatasetDetail>({ method: 'GET', path: '/api/v1/datasets/{id}', query: ['version'] }, input, options),
    /**
     * Rename a data set, or correct its columns or its target.
     *
     * Versions are immutable: other types or another target make a new version of the same file.
     *
     * Needs the scope `training:write`, and one of the roles engineer, admin.
     */
    change: (input: ChangeDatasetInput, options?: CallOptions) =>
      calls.json<DatasetDetail>(
        { method: 'PATCH', path: '/api/v1/datasets/{id}', bodies: ['application/json'] },
        input,
        options,
      ),
    /**
     * Delete a data set.
     *
     * Its files go, and what was found in them; runs and batch jobs under way on it are canceled. Runs and models
     * keep what they learned, with up to 20 rows as examples; batch jobs keep their output.
     *
     * Needs the scope `training:write`, and one of the roles engineer, admin.
     */
    delete: (input: DeleteDatasetInput, options?: CallOptions) =>
      calls.json<void>({ method: 'DELETE', path: '/api/v1/datasets/{id}' }, input, options),
  },
  runs: {
    /**
     * List your runs.
     *
     * Newest first, without the trials of a search; an admin sees everybody’s.
     *
     * Needs the scope `training:read`, and one of the roles engineer, admin.
     */
    list: (input: ListRunsInput = {}, options?: CallOptions) =>
      calls.json<RunPage>(
        { method: 'GET', path: '/api/v1/runs', query: ['experiment', 'dataset', 'parent', 'cursor', 'limit'] },
        input,
        options,
      ),
    /** The entries of all pages of `list`, fetched as they are come to. */
    each: (input: ListRunsInput = {}, options?: CallOptions) =>
      calls.each<RunSummary>(
        { method: 'GET', path: '/api/v1/runs', query: ['experiment', 'dataset', 'parent', 'cursor', 'limit'] },
        { cursor: 'cursor', next: 'nextCursor' },
        input,
        options,
      ),
    /**
     * Train a model on a data set.
     *
     * The worker trains it; `GET` it to see how far it is. Parameters are those of the algorithm. `challenge` needs
     * the scope `models:write` too.
     *
     * Needs the scopes `training:write` and `training:read`, and one of the roles engineer, admin.
     */
    start: (input: StartRunInput, options?: CallOptions) =>
      calls.json<RunDetail>(
        { method: 'POST', path: '/api/v1/runs', bodies: ['application/json'], idempotent: true },
        input,
        options,
      ),
    /**
     * Read a run.
     *
     * How far it is, and once it succeeded its report: metrics, curves, importances, parity.
     *
     * Needs the scope `training:read`, and one of the roles engineer, admin.
     */
    get: (input: GetRunInput, options?: CallOptions) =>
      calls.json<RunDetail>({ method: 'GET', path: '/api/v1/runs/{id}' }, input, options),
    /**
     * Cancel a run.
     *
     * For good, its trials with it. A run that is over is a `409`.
     *
     * Needs the scope `training:write`, and one of the roles engineer, admin.
     */
    cancel: (input: CancelRunInput, options?: CallOptions) =>
      calls.json<RunDetail>({ method: 'POST', path: '/api/v1/runs/{id}/cancel' }, input, options),
    /**
     * Train again on the newest version of the data set.
     *
     * With the same settings and the same seed.
     *
     * Needs the scopes `training:write` and `training:read`, and one of the roles engineer, admin.
     */
    retrain: (input: RetrainRunInput, options?: CallOptions) =>
      calls.json<RunDetail>({ method: 'POST', path: '/api/v1/runs/{id}/retrain', idempotent: true }, input, options),
    /**
     * Publish what a run trained.
     *
     * As the next version of a model of yours, through the same quarantine as an upload.
     *
     * Needs the scopes `training:write` and `models:write`, and one of the roles engineer, admin.
     */
    publish: (input: PublishRunInput, options?: CallOptions) =>
      calls.json<VersionDetail>(
        { method: 'POST', path: '/api/v1/runs/{id}/publish', bodies: ['application/json'], idempotent: true },
        input,
        options,
      ),
  },
  experiments: {
    /**
     * List your experiments.
     *
     * Newest first; an admin sees everybody’s.
     *
     * Needs the scope `training:read`, and one of the roles engineer, admin.
     */
    list: (input: ListExperimentsInput = {}, options?: CallOptions) =>
      calls.json<ExperimentPage>(
        { method: 'GET', path: '/api/v1/experiments', query: ['cursor', 'limit'] },
        input,
        options,
      ),
    /** The entries of all pages of `list`, fetched as they are come to. */
    each: (input: ListExperimentsInput = {}, options?: CallOptions) =>
      calls.each<ExperimentSummary>(
        { method: 'GET', path: '/api/v1/experiments', query: ['cursor', 'limit'] },
        { cursor: 'cursor', next: 'nextCursor' },
        input,
        options,
      ),
    /**
     * Create an experiment.
     *
     * A name that several runs share, to be compared. Starting a run with a new name makes one too.
     *
     * Needs the scope `training:write`, and one of the roles engineer, admin.
     */
    create: (input: CreateExperimentInput, options?: CallOptions) =>
      calls.json<ExperimentSummary>(
        { method: 'POST', path: '/api/v1/experiments', bodies: ['application/json'], idempotent: true },
        input,
        options,
      ),
  },
  schedules: {
    /**
     * List your schedules.
     *
     * Newest first, all on one page, each with its next times and its last firings.
     *
     * Needs the scope `training:read`, and one of the roles engineer, admin.
     */
    list: (options?: CallOptions) =>
      calls.json<SchedulePage>({ method: 'GET', path: '/api/v1/schedules' }, undefined, options),
    /**
     * Create a schedule.
     *
     * Starts a run or a batch job at the times of a cron line of five fields. A batch job needs the scope `batch`
     * too, a `challenge` the scope `models:write`.
     *
     * Needs the scopes `training:write` and `training:read`, and one of the roles engineer, admin.
     */
    create: (input: CreateScheduleInput, options?: CallOptions) =>
      calls.json<ScheduleDetail>(
        { method: 'POST', path: '/api/v1/schedules', bodies: ['application/json'], idempotent: true },
        input,
        options,
      ),
    /**
     * Read a schedule.
     *
     * Needs the scope `training:read`, and one of the roles engineer, admin.
     */
    get: (input: GetScheduleInput, options?: CallOptions) =>
      calls.json<ScheduleDetail>({ method: 'GET', path: '/api/v1/schedules/{id}' }, input, options),
    /**
     * Change a schedule, or switch it on or off.
     *
     * What it missed while it was off is not made up.
     *
     * Needs the scope `training:write`, and one of the roles engineer, admin.
     */
    change: (input: ChangeScheduleInput, options?: CallOptions) =>
      calls.json<ScheduleDetail>(
        { method: 'PATCH', path: '/api/v1/schedules/{id}', bodies: ['application/json'] },
        input,
        options,
      ),
    /**
     * Delete a schedule.
     *
     * The runs and batch jobs it started stay.
     *
     * Needs the scope `training:write`, and one of the roles engineer, admin.
     */
    delete: (input: DeleteScheduleInput, options?: CallOptions) =>
      calls.json<void>({ method: 'DELETE', path: '/api/v1/schedules/{id}' }, input, options),
    /**
     * See when a cron line would fire next.
     *
     * Needs the scope `training:read`, and one of the roles engineer, admin.
     */
    previewTimes: (input: PreviewTimesInput, options?: CallOptions) =>
      calls.json<{ nextTimes: string[] }>(
        { method: 'GET', path: '/api/v1/schedules/next-times', query: ['cron', 'timeZone'] },
        input,
        options,
      ),
  },
  webhooks: {
    /**
     * List your webhooks.
     *
     * Newest first, all on one page, each with its newest message.
     *
     * Needs the scope `webhooks`, and one of the roles end-user, engineer, finance, admin.
     */
    list: (options?: CallOptions) =>
      calls.json<{ data: Webhook[]; nextCursor: null }>(
        { method: 'GET', path: '/api/v1/webhooks' },
        undefined,
        options,
      ),
    /**
     * Create a webhook.
     *
     * An address that is told when something has ended, by messages signed as [Standard
     * Webhooks](https://www.standardwebhooks.com) has it. Only this answer has the secret. Messages go to public
     * addresses only.
     *
     * Needs the scope `webhooks`, and one of the roles end-user, engineer, finance, admin.
     */
    create: (input: CreateWebhookInput, options?: CallOptions) =>
      calls.json<WebhookWithSecret>(
        { method: 'POST', path: '/api/v1/webhooks', bodies: ['application/json'], idempotent: true },
        input,
        options,
      ),
    /**
     * Read a webhook.
     *
     * Needs the scope `webhooks`, and one of the roles end-user, engineer, finance, admin.
     */
    get: (input: GetWebhookInput, options?: CallOptions) =>
      calls.json<Webhook>({ method: 'GET', path: '/api/v1/webhooks/{id}' }, input, options),
    /**
     * Change a webhook, or switch it on or off.
     *
     * What waits goes to the address it then has. What comes up while it is off is not sent; replay it later.
     *
     * Needs the scope `webhooks`, and one of the roles end-user, engineer, finance, admin.
     */
    change: (input: ChangeWebhookInput, options?: CallOptions) =>
      calls.json<Webhook>(
        { method: 'PATCH', path: '/api/v1/webhooks/{id}', bodies: ['application/json'] },
        input,
        options,
      ),
    /**
     * Delete a webhook.
     *
     * With its messages; what waits is not sent.
     *
     * Needs the scope `webhooks`, and one of the roles end-user, engineer, finance, admin.
     */
    delete: (input: DeleteWebhookInput, options?: CallOptions) =>
      calls.json<void>({ method: 'DELETE', path: '/api/v1/webhooks/{id}' }, input, options),
    /**
     * Replace the secret of a webhook.
     *
     * For 24 hours messages carry a signature by the old secret as well. Only this answer has the new one.
     *
     * Needs the scope `webhooks`, and one of the roles end-user, engineer, finance, admin.
     */
    rotateSecret: (input: RotateWebhookSecretInput, options?: CallOptions) =>
      calls.json<WebhookWithSecret>(
        { method: 'POST', path: '/api/v1/webhooks/{id}/rotate-secret', idempotent: true },
        input,
        options,
      ),
    /**
     * Send a test event.
     *
     * Sends `webhook.test`, whichever events the webhook wants. What came of it is in the message.
     *
     * Needs the scope `webhooks`, and one of the roles end-user, engineer, finance, admin.
     */
    sendTestEvent: (input: SendTestEventInput, options?: CallOptions) =>
      calls.json<WebhookMessageDetail>(
        { method: 'POST', path: '/api/v1/webhooks/{id}/test', idempotent: true },
        input,
        options,
      ),
    /**
     * Send again what failed.
     *
     * What failed for good of the messages written since a moment, the oldest first, at most a thousand at once.
     *
     * Needs the scope `webhooks`, and one of the roles end-user, engineer, finance, admin.
     */
    replayFailedMessages: (input: ReplayFailedMessagesInput, options?: CallOptions) =>
      calls.json<{ replayed: number }>(
        { method: 'POST', path: '/api/v1/webhooks/{id}/replay-failed', bodies: ['application/json'], idempotent: true },
        input,
        options,
      ),
    /**
     * List the messages of a webhook.
     *
     * Newest first. Messages are kept for thirty days.
     *
     * Needs the scope `webhooks`, and one of the roles end-user, engineer, finance, admin.
     */
    listMessages: (input: ListWebhookMessagesInput, options?: CallOptions) =>
      calls.json<{ data: WebhookMessage[]; nextCursor: string | null }>(
        { method: 'GET', path: '/api/v1/webhooks/{id}/messages', query: ['status', 'cursor', 'limit'] },
        input,
        options,
      ),
    /** The entries of all pages of `listMessages`, fetched as they are come to. */
    eachMessage: (input: ListWebhookMessagesInput, options?: CallOptions) =>
      calls.each<WebhookMessage>(
        { method: 'GET', path: '/api/v1/webhooks/{id}/messages', query: ['status', 'cursor', 'limit'] },
        { cursor: 'cursor', next: 'nextCursor' },
        input,
        options,
      ),
    /**
     * Read a message with its attempts.
     *
     * Needs the scope `webhooks`, and one of the roles end-user, engineer, finance, admin.
     */
    getMessage: (input: GetWebhookMessageInput, options?: CallOptions) =>
      calls.json<WebhookMessageDetail>(
        { method: 'GET', path: '/api/v1/webhooks/{id}/messages/{messageId}' },
        input,
        options,
      ),
    /**
     * Send a message again.
     *
     * At once, whatever became of it: the same bytes under the same `webhook-id`.
     *
     * Needs the scope `webhooks`, and one of the roles end-user, engineer, finance, admin.
     */
    replayMessage: (input: ReplayWebhookMessageInput, options?: CallOptions) =>
      calls.json<WebhookMessageDetail>(
        { method: 'POST', path: '/api/v1/webhooks/{id}/messages/{messageId}/replay', idempotent: true },
        input,
        options,
      ),
  },
  usage: {
    /**
     * Read what was used, and what it costs.
     *
     * By day, model or key: the rows of each add up to the same, to the last cent. Days are of UTC; this month
     * unless you say others, at most 366 at once.
     *
     * A month is priced as a whole, by the plan that holds in it. A day costs what it added to the days of its month
     * before it, and a key its share of what each model cost, by units. The base fee is a row of its own, on the
     * first of its month. What came after its month was closed stands under the day it was used, and costs what it
     * adds to the month it is billed with.
     *
     * The calls behind a row are those that `/api/v1/predictions` lists with `mine=true`, from the beginning of its
     * first day until the end of its last, for the `key` (or `none`) or the `model` with the id that it has here.
     *
     * Needs the scope `usage:read`, and one of the roles end-user, engineer, finance, admin.
     */
    get: (input: GetUsageInput = {}, options?: CallOptions) =>
      calls.json<Usage>(
        { method: 'GET', path: '/api/v1/usage', query: ['from', 'to', 'customer', 'by'] },
        input,
        options,
      ),
    /**
     * Export what was used, as CSV.
     *
     * The rows that `/api/v1/usage` answers, with a line of names.
     *
     * Needs the scope `usage:read`, and one of the roles end-user, engineer, finance, admin.
     */
    export: (input: ExportUsageInput = {}, options?: CallOptions) =>
      calls.response(
        { method: 'GET', path: '/api/v1/usage.csv', query: ['from', 'to', 'customer', 'by'] },
        input,
        options,
      ),
  },
  plans: {
    /**
     * List the plans.
     *
     * The public ones and your own, by their positions, all on one page; for finance all there are, the archived
     * ones too.
     *
     * Needs the scope `billing`, and one of the roles end-user, engineer, finance, admin.
     */
    list: (options?: CallOptions) => calls.json<PlanPage>({ method: 'GET', path: '/api/v1/plans' }, undefined, options),
    /**
     * Create a plan.
     *
     * Its prices hold from this month on.
     *
     * Needs the scope `finance`, and one of the roles finance, admin.
     */
    create: (input: CreatePlanInput, options?: CallOptions) =>
      calls.json<Plan>(
        { method: 'POST', path: '/api/v1/plans', bodies: ['application/json'], idempotent: true },
        input,
        options,
      ),
    /**
     * Read a plan.
     *
     * Needs the scope `billing`, and one of the roles end-user, engineer, finance, admin.
     */
    get: (input: GetPlanInput, options?: CallOptions) =>
      calls.json<Plan>({ method: 'GET', path: '/api/v1/plans/{id}' }, input, options),
    /**
     * Change a plan.
     *
     * Limits at once, for everybody on it. Prices, which come as a whole, hold from the next month on, in place of
     * any that were set for then before; those of this month stay. Sending the prices of this month takes back what
     * was set.
     *
     * Needs the scopes `finance` and `billing`, and one of the roles finance, admin.
     */
    change: (input: ChangePlanInput, options?: CallOptions) =>
      calls.json<Plan>({ method: 'PATCH', path: '/api/v1/plans/{id}', bodies: ['application/json'] }, input, options),
    /**
     * Archive a plan.
     *
     * Nobody can be put on it any more; the months it priced keep their prices. Refused while somebody is on it or
     * changes to it, and for `free`, where everybody begins.
     *
     * Needs the scope `finance`, and one of the roles finance, admin.
     */
    archive: (input: ArchivePlanInput, options?: CallOptions) =>
      calls.json<void>({ method: 'DELETE', path: '/api/v1/plans/{id}' }, input, options),
  },
  billing: {
    /**
     * Read the plan you are on.
     *
     * Needs the scope `billing`, and one of the roles end-user, engineer, finance, admin.
     */
    getOwnPlan: (options?: CallOptions) =>
      calls.json<CustomerPlan>({ method: 'GET', path: '/api/v1/billing/plan' }, undefined, options),
    /**
     * Choose a plan.
     *
     * A public one. At once where the plan you are on costs nothing, and then for all that was used this month; else
     * with the next month. Choosing the one you are on takes back a change to come.
     *
     * Needs the scope `billing`, and one of the roles end-user, engineer, finance, admin.
     */
    choosePlan: (input: ChoosePlanInput, options?: CallOptions) =>
      calls.json<CustomerPlan>(
        { method: 'PUT', path: '/api/v1/billing/plan', bodies: ['application/json'] },
        input,
        options,
      ),
    /**
     * Read how you are billed.
     *
     * What stands on your invoices, your own tax rate, and what is left of your credit.
     *
     * Needs the scope `billing`, and one of the roles end-user, engineer, finance, admin.
     */
    getAccount: (options?: CallOptions) =>
      calls.json<BillingAccount>({ method: 'GET', path: '/api/v1/billing' }, undefined, options),
    /**
     * Change what stands on your invoices.
     *
     * From the next invoice that is made on: those there are stay as they were made.
     *
     * Needs the scope `billing`, and one of the roles end-user, engineer, finance, admin.
     */
    saveDetails: (input: SaveBillingDetailsInput, options?: CallOptions) =>
      calls.json<BillingAccount>(
        { method: 'PUT', path: '/api/v1/billing/details', bodies: ['application/json'] },
        input,
        options,
      ),
    /**
     * See to ways of paying.
     *
     * Gives a page at Stripe where you see to your cards and other ways of paying. Where Stripe is not set up it
     * answers 409.
     *
     * Needs the scope `billing`, and one of the roles end-user, engineer, finance, admin.
     */
    createPortal: (options?: CallOptions) =>
      calls.json<PageAtStripe>({ method: 'POST', path: '/api/v1/billing/portal' }, undefined, options),
  },
  finance: {
    /**
     * Put a customer on a plan.
     *
     * On any that is not archived, public or not, from this month or the next. It takes the place of what was to
     * come.
     *
     * Needs the scope `finance`, and one of the roles finance, admin.
     */
    movePlan: (input: MovePlanInput, options?: CallOptions) =>
      calls.json<CustomerPlan>(
        { method: 'PUT', path: '/api/v1/finance/customers/{id}/plan', bodies: ['application/json'] },
        input,
        options,
      ),
    /**
     * Close a month.
     *
     * For all customers at once: what it cost them becomes drafts of invoices. Months are closed one after another,
     * once they are over, and never again; what comes into the ledger later is billed with the month that follows.
     *
     * Needs the scope `finance`, and one of the roles finance, admin.
     */
    closePeriod: (input: ClosePeriodInput, options?: CallOptions) =>
      calls.json<ClosedPeriod>(
        { method: 'POST', path: '/api/v1/finance/periods/{period}/close', idempotent: true },
        input,
        options,
      ),
    /**
     * Issue the drafts of a closed month.
     *
     * All of them, or none.
     *
     * Needs the scope `finance`, and one of the roles finance, admin.
     */
    issuePeriod: (input: IssuePeriodInput, options?: CallOptions) =>
      calls.json<IssuedPeriod>(
        { method: 'POST', path: '/api/v1/finance/periods/{period}/issue', idempotent: true },
        input,
        options,
      ),
    /**
     * Read the credit of a customer.
     *
     * Needs the scope `finance`, and one of the roles finance, admin.
     */
    listCredits: (input: ListCreditsInput, options?: CallOptions) =>
      calls.json<CreditEntries>({ method: 'GET', path: '/api/v1/finance/customers/{id}/credits' }, input, options),
    /**
     * Give a customer credit.
     *
     * Their next invoices use it up, before tax. Below zero it takes back what is left.
     *
     * Needs the scope `finance`, and one of the roles finance, admin.
     */
    grantCredit: (input: GrantCreditInput, options?: CallOptions) =>
      calls.json<CreditEntries>(
        {
          method: 'POST',
          path: '/api/v1/finance/customers/{id}/credits',
          bodies: ['application/json'],
          idempotent: true,
        },
        input,
        options,
      ),
    /**
     * Change how a customer is billed.
     *
     * Their own tax rate, or what stands on their invoices, from the next invoice that is made on.
     *
     * Needs the scope `finance`, and one of the roles finance, admin.
     */
    changeCustomer: (input: ChangeCustomerInput, options?: CallOptions) =>
      calls.json<BillingAccount>(
        { method: 'PATCH', path: '/api/v1/finance/customers/{id}', bodies: ['application/json'] },
        input,
        options,
      ),
    /**
     * Read a customer.
     *
     * Plan, usage and cost of the present month, credit, and how they are billed.
     *
     * Needs the scope `finance`, and one of the roles finance, admin.
     */
    getCustomer: (input: GetCustomerInput, options?: CallOptions) =>
      calls.json<CustomerDetail>({ method: 'GET', path: '/api/v1/finance/customers/{id}' }, input, options),
    /**
     * Read who bills here.
     *
     * Needs the scope `finance`, and one of the roles finance, admin.
     */
    getSeller: (options?: CallOptions) =>
      calls.json<Seller>({ method: 'GET', path: '/api/v1/finance/seller' }, undefined, options),
    /**
     * Change who bills here, and how.
     *
     * From the next invoice that is made on. The currency cannot change once there are invoices.
     *
     * Needs the scope `finance`, and one of the roles finance, admin.
     */
    saveSeller: (input: SaveSellerInput, options?: CallOptions) =>
      calls.json<Seller>(
        { method: 'PUT', path: '/api/v1/finance/seller', bodies: ['application/json'] },
        input,
        options,
      ),
    /**
     * Read what was billed.
     *
     * By month and, within each, by plan, model or customer: issued invoices less credit notes, without void ones,
     * net of tax. Every grouping comes to the same sum in every month. By model, lines of no model are groups of
     * their own.
     *
     * Needs the scope `finance`, and one of the roles finance, admin.
     */
    getRevenue: (input: GetRevenueInput, options?: CallOptions) =>
      calls.json<Revenue>(
        { method: 'GET', path: '/api/v1/finance/revenue', query: ['from', 'to', 'by', 'top'] },
        input,
        options,
      ),
    /**
     * Read what the present month will bring.
     *
     * Needs the scope `finance`, and one of the roles finance, admin.
     */
    getExpectedRevenue: (options?: CallOptions) =>
      calls.json<ExpectedRevenue>({ method: 'GET', path: '/api/v1/finance/expected' }, undefined, options),
    /**
     * Read what is still to be paid.
     *
     * Of open invoices, less credit notes, by how many days of UTC it is overdue; in all and by customer.
     *
     * Needs the scope `finance`, and one of the roles finance, admin.
     */
    getReceivables: (input: GetReceivablesInput = {}, options?: CallOptions) =>
      calls.json<Receivables>(
        { method: 'GET', path: '/api/v1/finance/receivables', query: ['cursor', 'limit'] },
        input,
        options,
      ),
    /** The entries of all pages of `getReceivables`, fetched as they are come to. */
    eachReceivable: (input: GetReceivablesInput = {}, options?: CallOptions) =>
      calls.each<{
        customer: { id: string; name: string; email: string };
        notDue: string;
        days1to30: string;
        days31to60: string;
        days61to90: string;
        over90: string;
        /** All of it that is past its due date. */
        overdue: string;
        total: string;
        invoices: number;
      }>(
        { method: 'GET', path: '/api/v1/finance/receivables', query: ['cursor', 'limit'] },
        { cursor: 'cursor', next: 'nextCursor' },
        input,
        options,
      ),
    /**
     * List customers.
     *
     * With what they used of their plan, what it costs so far, and what they owe.
     *
     * Needs the scope `finance`, and one of the roles finance, admin.
     */
    listCustomers: (input: ListCustomersInput = {}, options?: CallOptions) =>
      calls.json<CustomerPage>(
        { method: 'GET', path: '/api/v1/finance/customers', query: ['q', 'sort', 'period', 'cursor', 'limit'] },
        input,
        options,
      ),
    /** The entries of all pages of `listCustomers`, fetched as they are come to. */
    eachCustomer: (input: ListCustomersInput = {}, options?: CallOptions) =>
      calls.each<CustomerSummary>(
        { method: 'GET', path: '/api/v1/finance/customers', query: ['q', 'sort', 'period', 'cursor', 'limit'] },
        { cursor: 'cursor', next: 'nextCursor' },
        input,
        options,
      ),
    /**
     * List billing periods.
     *
     * Months, newest first: those to close with what they come to so far, closed ones with their invoices.
     *
     * Needs the scope `finance`, and one of the roles finance, admin.
     */
    listPeriods: (input: ListPeriodsInput = {}, options?: CallOptions) =>
      calls.json<PeriodPage>(
        { method: 'GET', path: '/api/v1/finance/periods', query: ['cursor', 'limit'] },
        input,
        options,
      ),
    /** The entries of all pages of `listPeriods`, fetched as they are come to. */
    eachPeriod: (input: ListPeriodsInput = {}, options?: CallOptions) =>
      calls.each<PeriodSummary>(
        { method: 'GET', path: '/api/v1/finance/periods', query: ['cursor', 'limit'] },
        { cursor: 'cursor', next: 'nextCursor' },
        input,
        options,
      ),
    /**
     * Preview closing a period.
     *
     * Every invoice that closing the month would make, as far as it is metered, and what is odd about it.
     *
     * Needs the scope `finance`, and one of the roles finance, admin.
     */
    previewPeriod: (input: PreviewPeriodInput, options?: CallOptions) =>
      calls.json<PeriodPreview>(
        { method: 'GET', path: '/api/v1/finance/periods/{period}/preview', query: ['cursor', 'limit'] },
        input,
        options,
      ),
    /** The entries of all pages of `previewPeriod`, fetched as they are come to. */
    eachPreviewPeriod: (input: PreviewPeriodInput, options?: CallOptions) =>
      calls.each<{
        customer: { id: string; name: string; email: string };
        plan: { id: string; name: string };
        units: number;
        lines: { kind: string; description: string; quantity: number; unitPrice: string; amount: string }[];
        subtotal: string;
        tax: string;
        total: string;
      }>(
        { method: 'GET', path: '/api/v1/finance/periods/{period}/preview', query: ['cursor', 'limit'] },
        { cursor: 'cursor', next: 'nextCursor' },
        input,
        options,
      ),
    /**
     * Export a table of some months as CSV.
     *
     * Amounts are plain decimals, moments ISO 8601 in UTC; texts that spreadsheets would compute begin with an
     * apostrophe.
     *
     * Needs the scope `finance`, and one of the roles finance, admin.
     */
    export: (input: ExportFinanceInput, options?: CallOptions) =>
      calls.response({ method: 'GET', path: '/api/v1/finance/exports/{what}', query: ['from', 'to'] }, input, options),
    /**
     * Read the audit log of billing.
     *
     * Newest first: who changed what, and what was refused and why. Nothing of it can be changed.
     *
     * Needs the scope `finance`, and one of the roles finance, admin.
     */
    listAudit: (input: ListAuditInput = {}, options?: CallOptions) =>
      calls.json<BillingAuditPage>(
        { method: 'GET', path: '/api/v1/finance/audit', query: ['outcome', 'action', 'cursor', 'limit'] },
        input,
        options,
      ),
    /** The entries of all pages of `listAudit`, fetched as they are come to. */
    eachAudit: (input: ListAuditInput = {}, options?: CallOptions) =>
      calls.each<BillingAuditEntry>(
        { method: 'GET', path: '/api/v1/finance/audit', query: ['outcome', 'action', 'cursor', 'limit'] },
        { cursor: 'cursor', next: 'nextCursor' },
        input,
        options,
      ),
    /**
     * See how payments through Stripe stand.
     *
     * Whether it is set up, what waits to be sent, what needs somebody.
     *
     * Needs the scope `finance`, and one of the roles finance, admin.
     */
    stripeStatus: (options?: CallOptions) =>
      calls.json<StripeStatus>({ method: 'GET', path: '/api/v1/finance/stripe' }, undefined, options),
    /**
     * Read the last comparison with Stripe.
     *
     * Needs the scope `finance`, and one of the roles finance, admin.
     */
    lastStripeReport: (options?: CallOptions) =>
      calls.json<{
        /** Null where nobody has compared yet. */
        report: StripeReport | null;
      }>({ method: 'GET', path: '/api/v1/finance/stripe/reconcile' }, undefined, options),
    /**
     * Compare with Stripe.
     *
     * Of the last 35 days: units by customer and day, payments, and what could not be handled. Nothing is changed;
     * it is done once a day by itself. Where Stripe is not set up it answers 409.
     *
     * Needs the scope `finance`, and one of the roles finance, admin.
     */
    compareWithStripe: (options?: CallOptions) =>
      calls.json<StripeReport>({ method: 'POST', path: '/api/v1/finance/stripe/reconcile' }, undefined, options),
    /**
     * Send again what Stripe refused of usage.
     *
     * Once its cause is mended. What Stripe may have taken is not sent again. Where Stripe is not set up it answers
     * 409.
     *
     * Needs the scope `finance`, and one of the roles finance, admin.
     */
    resendMeterEvents: (options?: CallOptions) =>
      calls.json<{
        /** How many are sent again. */
        waiting: number;
      }>({ method: 'POST', path: '/api/v1/finance/stripe/resend' }, undefined, options),
    /**
     * Take a message of Stripe’s.
     *
     * Where Stripe sends its events, signed with the secret of the endpoint. Each is handled once, however often it
     * comes; one that was signed more than five minutes ago is refused. Where Stripe is not set up it answers 409.
     */
    receiveStripeEvent: (input: ReceiveStripeEventInput, options?: CallOptions) =>
      calls.json<{
        /** It is kept. It was before, where it was sent again. */
        received: true;
      }>({ method: 'POST', path: '/api/stripe/webhook', bodies: ['application/json'] }, input, options),
  },
  quotas: {
    /**
     * List your quotas.
     *
     * All on one page, with what is used of each this month: that of your plan, those of your account, of your keys,
     * of models. Finance may ask for those of a customer.
     *
     * Needs the scope `usage:read`, and one of the roles end-user, engineer, finance, admin.
     */
    list: (input: ListQuotasInput = {}, options?: CallOptions) =>
      calls.json<QuotaPage>({ method: 'GET', path: '/api/v1/quotas', query: ['customer'] }, input, options),
    /**
     * Set a quota.
     *
     * Most units a month (of UTC) for an account, one of its API keys, or its calls to one model; in force at once,
     * and counting what was used this month already. A call that does not fit into a hard quota is refused with
     * `429` and the code `quota-exceeded`, which names the quota. At 80 and at 100 percent webhooks are told
     * `quota.reached`. What finance sets for a customer, the customer sees and cannot change.
     *
     * Needs the scope `billing`, and one of the roles end-user, engineer, finance, admin.
     */
    set: (input: SetQuotaInput, options?: CallOptions) =>
      calls.json<Quota>(
        { method: 'POST', path: '/api/v1/quotas', bodies: ['application/json'], idempotent: true },
        input,
        options,
      ),
    /**
     * Change a quota.
     *
     * What is used of it stays.
     *
     * Needs the scope `billing`, and one of the roles end-user, engineer, finance, admin.
     */
    change: (input: ChangeQuotaInput, options?: CallOptions) =>
      calls.json<Quota>({ method: 'PATCH', path: '/api/v1/quotas/{id}', bodies: ['application/json'] }, input, options),
    /**
     * Remove a quota.
     *
     * Needs the scope `billing`, and one of the roles end-user, engineer, finance, admin.
     */
    remove: (input: RemoveQuotaInput, options?: CallOptions) =>
      calls.json<void>({ method: 'DELETE', path: '/api/v1/quotas/{id}' }, input, options),
  },
  invoices: {
    /**
     * List invoices and credit notes.
     *
     * Your own that were issued, newest first, without their lines. With `customer` or `all`, for finance: those of
     * others too, and drafts.
     *
     * Needs the scope `billing`, and one of the roles end-user, engineer, finance, admin.
     */
    list: (input: ListInvoicesInput = {}, options?: CallOptions) =>
      calls.json<InvoicePage>(
        {
          method: 'GET',
          path: '/api/v1/invoices',
          query: ['customer', 'all', 'status', 'period', 'q', 'cursor', 'limit'],
        },
        input,
        options,
      ),
    /** The entries of all pages of `list`, fetched as they are come to. */
    each: (input: ListInvoicesInput = {}, options?: CallOptions) =>
      calls.each<InvoiceSummary>(
        {
          method: 'GET',
          path: '/api/v1/invoices',
          query: ['customer', 'all', 'status', 'period', 'q', 'cursor', 'limit'],
        },
        { cursor: 'cursor', next: 'nextCursor' },
        input,
        options,
      ),
    /**
     * Read an invoice or credit note.
     *
     * With its lines and what was used each day. Lines have the same ids here, on its page and in its PDF.
     *
     * Needs the scope `billing`, and one of the roles end-user, engineer, finance, admin.
     */
    get: (input: GetInvoiceInput, options?: CallOptions) =>
      calls.json<Invoice>({ method: 'GET', path: '/api/v1/invoices/{id}' }, input, options),
    /**
     * Download an invoice or credit note as PDF.
     *
     * Needs the scope `billing`, and one of the roles end-user, engineer, finance, admin.
     */
    getPdf: (input: GetInvoicePdfInput, options?: CallOptions) =>
      calls.response({ method: 'GET', path: '/api/v1/invoices/{id}.pdf' }, input, options),
    /**
     * Issue a draft.
     *
     * Gives it its number, without gaps within a year. From then on nobody edits it; one of which nothing is to be
     * paid is paid at once. Its customer’s webhooks are told `invoice.issued`.
     *
     * Needs the scope `finance`, and one of the roles finance, admin.
     */
    issue: (input: IssueInvoiceInput, options?: CallOptions) =>
      calls.json<Invoice>({ method: 'POST', path: '/api/v1/invoices/{id}/issue', idempotent: true }, input, options),
    /**
     * Note that an invoice is paid.
     *
     * By another way than Stripe, which tells by itself. Its customer’s webhooks are told `invoice.paid`.
     *
     * Needs the scope `finance`, and one of the roles finance, admin.
     */
    pay: (input: PayInvoiceInput, options?: CallOptions) =>
      calls.json<Invoice>(
        { method: 'POST', path: '/api/v1/invoices/{id}/pay', bodies: ['application/json'], idempotent: true },
        input,
        options,
      ),
    /**
     * Void an open invoice.
     *
     * Takes it back as a whole. It keeps its number; credit it used is given back. Its month is not billed again.
     *
     * Needs the scope `finance`, and one of the roles finance, admin.
     */
    void: (input: VoidInvoiceInput, options?: CallOptions) =>
      calls.json<Invoice>({ method: 'POST', path: '/api/v1/invoices/{id}/void', idempotent: true }, input, options),
    /**
     * Issue a credit note.
     *
     * Takes back of the lines of an open or paid invoice, by an amount or a number of units each. All credit notes
     * together never exceed the invoice, nor any of its lines. An open invoice of which nothing is due then is paid.
     *
     * Needs the scope `finance`, and one of the roles finance, admin.
     */
    credit: (input: CreditInvoiceInput, options?: CallOptions) =>
      calls.json<Invoice>(
        { method: 'POST', path: '/api/v1/invoices/{id}/credit-notes', bodies: ['application/json'], idempotent: true },
        input,
        options,
      ),
    /**
     * Add a line to a draft.
     *
     * An adjustment of finance’s own, above or below zero. The whole never comes to less than nothing.
     *
     * Needs the scope `finance`, and one of the roles finance, admin.
     */
    addAdjustment: (input: AddAdjustmentInput, options?: CallOptions) =>
      calls.json<Invoice>(
        { method: 'POST', path: '/api/v1/invoices/{id}/lines', bodies: ['application/json'], idempotent: true },
        input,
        options,
      ),
    /**
     * Take an adjustment out of a draft.
     *
     * Needs the scope `finance`, and one of the roles finance, admin.
     */
    removeAdjustment: (input: RemoveAdjustmentInput, options?: CallOptions) =>
      calls.json<void>({ method: 'DELETE', path: '/api/v1/invoices/{id}/lines/{lineId}' }, input, options),
    /**
     * Pay an invoice.
     *
     * Gives a page at Stripe where what is due of an open invoice is paid. Where Stripe is not set up it answers
     * 409.
     *
     * Needs the scope `billing`, and one of the roles end-user, engineer, finance, admin.
     */
    createCheckout: (input: CreateCheckoutInput, options?: CallOptions) =>
      calls.json<PageAtStripe>({ method: 'POST', path: '/api/v1/invoices/{id}/checkout' }, input, options),
  },
  keys: {
    /**
     * List your API keys.
     *
     * Newest first, all on one page, revoked and expired ones too; never the key itself.
     *
     * Needs the scope `keys:write`, and one of the roles end-user, engineer, finance, admin.
     */
    list: (options?: CallOptions) =>
      calls.json<ApiKeyPage>({ method: 'GET', path: '/api/v1/keys' }, undefined, options),
    /**
     * Create an API key.
     *
     * The only answer that has the key itself. A key made with a key has no more scopes, no later expiry and no
     * higher limit than that, and one with a quota of its own makes none; only an admin may go beyond the limit of
     * the plan. Its person is told by e-mail.
     *
     * Needs the scope `keys:write`, and one of the roles end-user, engineer, finance, admin.
     */
    create: (input: CreateApiKeyInput, options?: CallOptions) =>
      calls.json<CreatedApiKey>(
        { method: 'POST', path: '/api/v1/keys', bodies: ['application/json'], idempotent: true },
        input,
        options,
      ),
    /**
     * Revoke an API key.
     *
     * At once, in every process. Again is the same, with the first moment kept.
     *
     * Needs the scope `keys:write`, and one of the roles end-user, engineer, finance, admin.
     */
    revoke: (input: RevokeApiKeyInput, options?: CallOptions) =>
      calls.json<RevokedApiKey>({ method: 'DELETE', path: '/api/v1/keys/{id}' }, input, options),
  },
  auth: {
    /**
     * Sign up, from a program.
     *
     * While sign-up is open here. The answer is the same whether the e-mail has an account or not, so it has no
     * tokens: it says whether to open the link in the e-mail first, or to sign in at once.
     */
    register: (input: RegisterInput, options?: CallOptions) =>
      calls.json<SignUpAnswer>(
        { method: 'POST', path: '/api/v1/auth/register', bodies: ['application/json'] },
        input,
        options,
      ),
    /**
     * Sign in, for tokens.
     *
     * Begins a session of a program, which acts with all the rights of the person. A program of its own is better
     * off with an API key. With two-factor on, the answer without `code` is 401 `second-factor-required`.
     */
    signInProgram: (input: SignInProgramInput, options?: CallOptions) =>
      calls.json<IssuedTokens>(
        { method: 'POST', path: '/api/v1/auth/login', bodies: ['application/json'] },
        input,
        options,
      ),
    /**
     * Get the next tokens.
     *
     * Uses the refresh token up: the answer has the next one. A refresh token that comes a second time was copied,
     * so it ends the session with all its tokens; send one refresh at a time, and sign in again where an answer was
     * lost.
     */
    refreshSession: (input: RefreshSessionInput, options?: CallOptions) =>
      calls.json<IssuedTokens>(
        { method: 'POST', path: '/api/v1/auth/refresh', bodies: ['application/json'] },
        input,
        options,
      ),
    /**
     * End a session of a program.
     *
     * With all its access and refresh tokens, at once in every process. A refresh token that was used or has expired
     * does as well; again is the same.
     */
    endProgramSession: (input: EndProgramSessionInput, options?: CallOptions) =>
      calls.json<void>({ method: 'POST', path: '/api/v1/auth/logout', bodies: ['application/json'] }, input, options),
    /**
     * See whose credential this is.
     *
     * Needs the scope `keys:write`, and one of the roles end-user, engineer, finance, admin.
     */
    getOwnAccount: (options?: CallOptions) =>
      calls.json<OwnAccount>({ method: 'GET', path: '/api/v1/auth/me' }, undefined, options),
  },
  people: {
    /**
     * List everybody with an account.
     *
     * In the order they came; accounts that were erased are left out.
     *
     * Needs the scope `people:write`, and one of the roles admin.
     */
    list: (input: ListPeopleInput = {}, options?: CallOptions) =>
      calls.json<PersonPage>(
        { method: 'GET', path: '/api/v1/people', query: ['q', 'cursor', 'limit'] },
        input,
        options,
      ),
    /** The entries of all pages of `list`, fetched as they are come to. */
    each: (input: ListPeopleInput = {}, options?: CallOptions) =>
      calls.each<Person>(
        { method: 'GET', path: '/api/v1/people', query: ['q', 'cursor', 'limit'] },
        { cursor: 'cursor', next: 'nextCursor' },
        input,
        options,
      ),
    /**
     * Make an account for somebody.
     *
     * Also where sign-up is closed. They sign in with the e-mail and password you give.
     *
     * Needs the scope `people:write`, and one of the roles admin.
     */
    create: (input: CreatePersonInput, options?: CallOptions) =>
      calls.json<Account>(
        { method: 'POST', path: '/api/v1/people', bodies: ['application/json'], idempotent: true },
        input,
        options,
      ),
    /**
     * Give a person another role.
     *
     * At once, for all their keys too. The last admin stays one, and nobody gives an erased account another.
     *
     * Needs the scope `people:write`, and one of the roles admin.
     */
    changeRole: (input: ChangeRoleInput, options?: CallOptions) =>
      calls.json<Account>(
        { method: 'PATCH', path: '/api/v1/people/{id}', bodies: ['application/json'] },
        input,
        options,
      ),
    /**
     * Disable an account.
     *
     * At once in every process: all sessions end, keys open nothing until it is enabled again. What the person made
     * goes on. Neither oneself nor the last admin.
     *
     * Needs the scope `people:write`, and one of the roles admin.
     */
    disable: (input: DisablePersonInput, options?: CallOptions) =>
      calls.json<Person>({ method: 'POST', path: '/api/v1/people/{id}/disable' }, input, options),
    /**
     * Enable an account again.
     *
     * The person signs in anew; their keys work again.
     *
     * Needs the scope `people:write`, and one of the roles admin.
     */
    enable: (input: EnablePersonInput, options?: CallOptions) =>
      calls.json<Person>({ method: 'POST', path: '/api/v1/people/{id}/enable' }, input, options),
    /**
     * Reset two-factor for somebody.
     *
     * Switches it off for who has lost app and recovery codes: make sure who asks. Their sessions end, and they sign
     * in with the password alone.
     *
     * Needs the scope `people:write`, and one of the roles admin.
     */
    resetTwoFactor: (input: ResetTwoFactorInput, options?: CallOptions) =>
      calls.json<void>({ method: 'DELETE', path: '/api/v1/people/{id}/two-factor' }, input, options),
  },
  me: {
    /**
     * Get all that is held about you.
     *
     * One archive with JSON, CSV and files. Begun where there is none yet, and kept for seven days. In the browser,
     * from a page of this site, or with an access token; no API key does it.
     *
     * Needs the scope `privacy`, and one of the roles end-user, engineer, finance, admin.
     */
    getOwnExport: (options?: CallOptions) =>
      calls.json<PersonalExport>({ method: 'GET', path: '/api/v1/me/export' }, undefined, options),
    /**
     * Have a new archive made of all that is held about you.
     *
     * Also where an older one is there still. In the browser or with an access token; no API key does it.
     *
     * Needs the scope `privacy`, and one of the roles end-user, engineer, finance, admin.
     */
    startOwnExport: (options?: CallOptions) =>
      calls.json<PersonalExport>({ method: 'POST', path: '/api/v1/me/export' }, undefined, options),
    /**
     * See whether your account waits for its erasure.
     *
     * Needs the scope `privacy`, and one of the roles end-user, engineer, finance, admin.
     */
    getOwnErasure: (options?: CallOptions) =>
      calls.json<Erasure | null>({ method: 'GET', path: '/api/v1/me/erasure' }, undefined, options),
    /**
     * Have your account and all that is held about you erased.
     *
     * With your password, and a code where two-factor is on. Done once the grace period is over; until then sign in
     * to take it back. Keys and tokens stop at once. In the browser, signed in; no API key does it.
     *
     * Needs the scope `privacy`, and one of the roles end-user, engineer, finance, admin.
     */
    requestErasure: (input: RequestErasureInput, options?: CallOptions) =>
      calls.json<Erasure>({ method: 'POST', path: '/api/v1/me/erasure', bodies: ['application/json'] }, input, options),
    /**
     * Keep your account after all.
     *
     * While its grace period runs. In the browser, signed in; no API key does it.
     *
     * Needs the scope `privacy`, and one of the roles end-user, engineer, finance, admin.
     */
    cancelErasure: (options?: CallOptions) =>
      calls.json<Erasure>({ method: 'DELETE', path: '/api/v1/me/erasure' }, undefined, options),
    /**
     * List what you agreed to.
     *
     * Newest first, all on one page. In the browser, signed in; no API key does it.
     *
     * Needs the scope `privacy`, and one of the roles end-user, engineer, finance, admin.
     */
    listConsents: (options?: CallOptions) =>
      calls.json<ConsentPage>({ method: 'GET', path: '/api/v1/me/consents' }, undefined, options),
    /**
     * Agree to something.
     *
     * To the wording that was shown. In the browser, signed in; no API key does it.
     *
     * Needs the scope `privacy`, and one of the roles end-user, engineer, finance, admin.
     */
    giveConsent: (input: GiveConsentInput, options?: CallOptions) =>
      calls.json<Consent>(
        { method: 'POST', path: '/api/v1/me/consents', bodies: ['application/json'] },
        input,
        options,
      ),
    /**
     * Take back what you agreed to.
     *
     * At once. In the browser, signed in; no API key does it.
     *
     * Needs the scope `privacy`, and one of the roles end-user, engineer, finance, admin.
     */
    withdrawConsent: (input: WithdrawConsentInput, options?: CallOptions) =>
      calls.json<void>({ method: 'DELETE', path: '/api/v1/me/consents/{purpose}' }, input, options),
  },
  subjects: {
    /**
     * Get all that is held about one of your people.
     *
     * By the `subject` that was sent with predictions: one archive with JSON, CSV and files. Begun where there is
     * none yet, and kept for seven days.
     *
     * Needs the scope `privacy`, and one of the roles end-user, engineer, finance, admin.
     */
    export: (input: ExportSubjectInput, options?: CallOptions) =>
      calls.json<PersonalExport>({ method: 'GET', path: '/api/v1/subjects/{subject}/export' }, input, options),
    /**
     * Have a new archive made of all that is held about one of your people.
     *
     * Also where an older one is there still.
     *
     * Needs the scope `privacy`, and one of the roles end-user, engineer, finance, admin.
     */
    startExport: (input: StartSubjectExportInput, options?: CallOptions) =>
      calls.json<PersonalExport>({ method: 'POST', path: '/api/v1/subjects/{subject}/export' }, input, options),
    /**
     * Erase all that is held about one of your people.
     *
     * By the `subject` that was sent with predictions, at once and for good. Units stay, since they are billed. The
     * answer certifies what was done.
     *
     * Needs the scope `privacy`, and one of the roles end-user, engineer, finance, admin.
     */
    erase: (input: EraseSubjectInput, options?: CallOptions) =>
      calls.json<ErasureCertificate>({ method: 'DELETE', path: '/api/v1/subjects/{subject}' }, input, options),
  },
  erasures: {
    /**
     * List erasures.
     *
     * Your own and those of your people, newest first, with their certificates; an admin sees all.
     *
     * Needs the scope `privacy`, and one of the roles end-user, engineer, finance, admin.
     */
    list: (input: ListErasuresInput = {}, options?: CallOptions) =>
      calls.json<ErasurePage>({ method: 'GET', path: '/api/v1/erasures', query: ['cursor', 'limit'] }, input, options),
    /** The entries of all pages of `list`, fetched as they are come to. */
    each: (input: ListErasuresInput = {}, options?: CallOptions) =>
      calls.each<Erasure>(
        { method: 'GET', path: '/api/v1/erasures', query: ['cursor', 'limit'] },
        { cursor: 'cursor', next: 'nextCursor' },
        input,
        options,
      ),
    /**
     * Read an erasure and its certificate.
     *
     * For whoever knows its id, also without an account: whose data was erased has none any more. It names nobody.
     */
    get: (input: GetErasureInput, options?: CallOptions) =>
      calls.json<Erasure>({ method: 'GET', path: '/api/v1/erasures/{id}' }, input, options),
  },
  settings: {
    /**
     * See for how long what is kept.
     *
     * Needs the scope `people:write`, and one of the roles admin.
     */
    getRetention: (options?: CallOptions) =>
      calls.json<Retention>({ method: 'GET', path: '/api/v1/settings/retention' }, undefined, options),
    /**
     * Change for how long what is kept.
     *
     * From the next round of the worker on: what is older goes for good. The audit log is never shortened.
     *
     * Needs the scope `people:write`, and one of the roles admin.
     */
    changeRetention: (input: ChangeRetentionInput, options?: CallOptions) =>
      calls.json<Retention>(
        { method: 'PUT', path: '/api/v1/settings/retention', bodies: ['application/json'] },
        input,
        options,
      ),
  },
  invitations: {
    /**
     * List open invitations.
     *
     * Newest first: those that nobody has taken, for a month. Never the link itself.
     *
     * Needs the scope `people:write`, and one of the roles admin.
     */
    list: (input: ListInvitationsInput = {}, options?: CallOptions) =>
      calls.json<InvitationPage>(
        { method: 'GET', path: '/api/v1/invitations', query: ['cursor', 'limit'] },
        input,
        options,
      ),
    /** The entries of all pages of `list`, fetched as they are come to. */
    each: (input: ListInvitationsInput = {}, options?: CallOptions) =>
      calls.each<Invitation>(
        { method: 'GET', path: '/api/v1/invitations', query: ['cursor', 'limit'] },
        { cursor: 'cursor', next: 'nextCursor' },
        input,
        options,
      ),
    /**
     * Invite somebody.
     *
     * By a link that is good for seven days and once: sent by e-mail or, where this installation sends none, told in
     * this answer only. It takes the place of an open invitation of the same e-mail, and says so.
     *
     * Needs the scope `people:write`, and one of the roles admin.
     */
    create: (input: CreateInvitationInput, options?: CallOptions) =>
      calls.json<CreatedInvitation>(
        { method: 'POST', path: '/api/v1/invitations', bodies: ['application/json'], idempotent: true },
        input,
        options,
      ),
    /**
     * Take an invitation back.
     *
     * Its link opens nothing from then on.
     *
     * Needs the scope `people:write`, and one of the roles admin.
     */
    revoke: (input: RevokeInvitationInput, options?: CallOptions) =>
      calls.json<void>({ method: 'DELETE', path: '/api/v1/invitations/{id}' }, input, options),
  },
  audit: {
    /**
     * Search the audit log.
     *
     * Newest first: who did what to what, from where, and what was refused. Nothing of it can be changed.
     *
     * Needs the scope `audit:read`, and one of the roles admin.
     */
    search: (input: SearchAuditInput = {}, options?: CallOptions) =>
      calls.json<AuditLogPage>(
        {
          method: 'GET',
          path: '/api/v1/audit',
          query: ['who', 'action', 'outcome', 'target', 'q', 'from', 'to', 'cursor', 'limit'],
        },
        input,
        options,
      ),
    /** The entries of all pages of `search`, fetched as they are come to. */
    eachSearch: (input: SearchAuditInput = {}, options?: CallOptions) =>
      calls.each<AuditLogEntry>(
        {
          method: 'GET',
          path: '/api/v1/audit',
          query: ['who', 'action', 'outcome', 'target', 'q', 'from', 'to', 'cursor', 'limit'],
        },
        { cursor: 'cursor', next: 'nextCursor' },
        input,
        options,
      ),
    /**
     * Export the audit log.
     *
     * What a search finds, all of it, oldest first. Each entry’s `hash` is the SHA-256 of the JSON array `[seq,
     * previousHash, id, at in ms, kind, userId, keyId, action, outcome, code, contentHash]`, its `contentHash` that
     * of `[salt, [[name, value] of the target by name …], detail, address, requestId]`, both without blanks.
     *
     * Needs the scope `audit:read`, and one of the roles admin.
     */
    export: (input: ExportAuditInput = {}, options?: CallOptions) =>
      calls.response(
        {
          method: 'GET',
          path: '/api/v1/audit/export',
          query: ['who', 'action', 'outcome', 'target', 'q', 'from', 'to', 'format'],
        },
        input,
        options,
      ),
    /**
     * Verify the audit log.
     *
     * Computes every hash anew and tells the first entry that is not as it was written. With a `noted` head, such as
     * the server’s log has of each day, it shows too if entries at the end are gone.
     *
     * Needs the scope `audit:read`, and one of the roles admin.
     */
    verify: (input: VerifyAuditInput, options?: CallOptions) =>
      calls.json<LastVerification>(
        { method: 'POST', path: '/api/v1/audit/verification', bodies: ['application/json'] },
        input,
        options,
      ),
  },
  admin: {
    /**
     * See what the workers have to do.
     *
     * Needs the scope `people:write`, and one of the roles admin.
     */
    getQueues: (options?: CallOptions) =>
      calls.json<QueueHealth>({ method: 'GET', path: '/api/v1/admin/queues' }, undefined, options),
    /**
     * Try a failed job once more.
     *
     * What the job was to do is done only if it is still to be done.
     *
     * Needs the scope `people:write`, and one of the roles admin.
     */
    retryJob: (input: RetryJobInput, options?: CallOptions) =>
      calls.json<RetriedJob>({ method: 'POST', path: '/api/v1/admin/failed-jobs/{id}/retry' }, input, options),
    /**
     * See how much is stored, and how much room there is.
     *
     * Needs the scope `people:write`, and one of the roles admin.
     */
    getStorage: (options?: CallOptions) =>
      calls.json<StorageHealth>({ method: 'GET', path: '/api/v1/admin/storage' }, undefined, options),
    /**
     * See which settings are in force.
     *
     * Those of the environment, which hold until the next start; secrets without their values.
     *
     * Needs the scope `people:write`, and one of the roles admin.
     */
    getSettings: (options?: CallOptions) =>
      calls.json<Settings>({ method: 'GET', path: '/api/v1/admin/settings' }, undefined, options),
  },
  server: {
    /**
     * See whether the server can answer.
     *
     * For load balancers and supervisors.
     */
    getHealth: (options?: CallOptions) =>
      calls.json<Health>({ method: 'GET', path: '/api/health' }, undefined, options),
  },
});
