import { AppError } from '#lib/errors';

const saveAgain = {
  XGBoost: 'Save it again with model.save_model("model.json"), and upload that.',
  LightGBM: 'Save it again with booster.save_model("model.txt"), and upload that.',
};

/** The refusal of a file that is not as its library writes it; `detail` is a clause. */
export function damagedFile(library: keyof typeof saveAgain, detail: string): AppError {
  return new AppError('invalid', `The ${library} file is damaged: ${detail}. ${saveAgain[library]}`);
}

/** The refusal of a file that is as it should be, but holds what cannot be served. */
export function unservedFile(library: keyof typeof saveAgain, what: string, whatToDo: string): AppError {
  return new AppError('invalid', `This ${library} model cannot be served: ${what}. ${whatToDo}`);
}
