import { createRequire } from 'node:module';
import type * as Koffi from 'koffi';

/** The address of a matrix or a booster of XGBoost's, to be freed by whoever made it. */
export type Handle = bigint;

/** XGBoost's C interface (c_api.h, since 1.6), as far as it is used; every function throws XGBoost's own message. */
export type Native = {
  version: string;
  /** Copies `rows` × `columns` values, row by row, NaN where missing. */
  createMatrix(values: Float32Array, rows: number, columns: number): Handle;
  setLabels(matrix: Handle, labels: Float32Array): void;
  freeMatrix(matrix: Handle): void;
  /** `matrices` are those it will learn from and be evaluated on. */
  createBooster(matrices: readonly Handle[]): Handle;
  setParam(booster: Handle, name: string, value: string): void;
  updateOneIteration(booster: Handle, iteration: number, train: Handle): void;
  /** The booster's loss on each matrix, by the names given. */
  evaluate(booster: Handle, iteration: number, matrices: readonly { name: string; matrix: Handle }[]): number[];
  saveModelAsJson(booster: Handle): string;
  freeBooster(booster: Handle): void;
};

/** The functions of the library at `path`, or null where it, or what calls native code, cannot be loaded. */
export function bindNative(path: string): Native | null {
  try {
    // Required on need: where the add-on itself cannot be loaded, everything but XGBoost must still work.
    const koffi: typeof Koffi = createRequire(import.meta.url)('koffi');
    return bind(koffi, koffi.load(path));
  } catch {
    return null;
  }
}

function bind(koffi: typeof Koffi, library: Koffi.LibraryHandle): Native {
  const lastError = library.func('const char *XGBGetLastError()');
  const define = (declaration: string) => {
    const call = library.func(declaration);
    return (...args: unknown[]) => {
      if (call(...args) !== 0) throw new Error(`XGBoost: ${String(lastError()).split('\n')[0]}`);
    };
  };
  const version = library.func('void XGBoostVersion(_Out_ int *major, _Out_ int *minor, _Out_ int *patch)');
  const createMatrix = define(
    'int XGDMatrixCreateFromMat(const float *data, uint64_t rows, uint64_t columns, float missing, _Out_ void **out)',
  );
  const setFloatInfo = define(
    'int XGDMatrixSetFloatInfo(void *matrix, const char *field, const float *values, uint64_t count)',
  );
  const freeMatrix = define('int XGDMatrixFree(void *matrix)');
  const createBooster = define('int XGBoosterCreate(void **matrices, uint64_t count, _Out_ void **out)');
  const setParam = define('int XGBoosterSetParam(void *booster, const char *name, const char *value)');
  const updateOneIteration = define('int XGBoosterUpdateOneIter(void *booster, int iteration, void *train)');
  const evaluate = define(
    'int XGBoosterEvalOneIter(void *booster, int iteration, void **matrices, const char **names, uint64_t count, _Out_ const char **out)',
  );
  const saveModel = define(
    'int XGBoosterSaveModelToBuffer(void *booster, const char *config, _Out_ uint64_t *length, _Out_ void **out)',
  );
  const freeBooster = define('int XGBoosterFree(void *booster)');

  const numbers = [[0], [0], [0]];
  version(...numbers);
  return {
    version: numbers.flat().join('.'),
    createMatrix(values, rows, columns) {
      return handleFrom((out) => createMatrix(values, rows, columns, NaN, out));
    },
    setLabels: (matrix, labels) => setFloatInfo(matrix, 'label', labels, labels.length),
    freeMatrix,
    createBooster: (matrices) => handleFrom((out) => createBooster(matrices, matrices.length, out)),
    setParam,
    updateOneIteration,
    evaluate(booster, iteration, named) {
      const out = [''];
      const names = named.map(({ name }) => name);
      evaluate(
        booster,
        iteration,
        named.map(({ matrix }) => matrix),
        names,
        named.length,
        out,
      );
      // "[3]	train-rmse:1.5	validation-rmse:1.75"
      return out[0]!
        .split('\t')
        .slice(1)
        .map((part) => Number(part.slice(part.lastIndexOf(':') + 1)));
    },
    saveModelAsJson(booster) {
      const length = [0];
      const out: unknown[] = [null];
      saveModel(booster, '{"format":"json"}', length, out);
      return Buffer.from(koffi.view(out[0], Number(length[0]))).toString('utf8');
    },
    freeBooster,
  };
}

function handleFrom(create: (out: [Handle]) => void): Handle {
  const out: [Handle] = [0n];
  create(out);
  return out[0];
}
