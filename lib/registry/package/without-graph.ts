import { exportScikitLearn } from '#lib/registry/onnx/recognise-file';

/** What an archive without a model seems to be, and what to do, from the names in it. */
export function withoutGraph(names: readonly string[]): string {
  const has = (ending: RegExp) => names.some((name) => ending.test(name));
  if (has(/(^|\/)data\.pkl$/)) {
    return 'It looks like a PyTorch checkpoint: export the model with torch.onnx.export(model, example_input, "model.onnx").';
  }
  if (has(/\.npy$/)) return 'It looks like a NumPy archive, which has arrays but no graph.';
  if (has(/\.(keras|h5|weights\.h5)$/))
    return 'It looks like a Keras model: model.export("model.onnx", format="onnx").';
  if (has(/saved_model\.pb$/)) return 'It looks like a TensorFlow SavedModel: convert it with the package tf2onnx.';
  if (has(/\.(pkl|pickle|joblib)$/))
    return `It has a Python pickle, which is never opened here, since pickles run code. ${exportScikitLearn}`;
  if (has(/(^|\/)config\.json$/) && has(/\.(safetensors|bin|pt|h5|msgpack)$/)) {
    return (
      'It is a Hugging Face folder without its graph. Make it with "optimum-cli export onnx --model <folder> <new folder>", ' +
      'and zip the new folder.'
    );
  }
  const first = names.slice(0, 5).map((name) => JSON.stringify(name));
  return `It has ${first.join(', ') || 'no files'}. Put model.onnx, or a file of XGBoost or LightGBM, and model.json if there is one, into it.`;
}
