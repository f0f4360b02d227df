import { AppError } from '#lib/errors';
import type { ByteSource } from '#lib/registry/onnx/byte-source';

/** The three lines that make a graph of a scikit-learn model. */
export const exportScikitLearn = `Export it to ONNX where it was trained:
    from skl2onnx import to_onnx
    onnx_model = to_onnx(model, X_train[:1])
    open("model.onnx", "wb").write(onnx_model.SerializeToString())`;
const exportPyTorch =
  'Load it into its model and export that with torch.onnx.export(model, example_input, "model.onnx", external_data=False).';
const exportKeras = 'Export it with model.export("model.onnx", format="onnx") (Keras 3) or with the package tf2onnx.';
const saveXgboost = 'Save it with model.save_model("model.json") or "model.ubj", and upload that file as it is.';
const saveLightgbm = 'Save it with booster.save_model("model.txt"), and upload that file as it is.';

type Kind = { looksLike: string; whatToDo: string; test: (text: string, bytes: Uint8Array) => boolean };

const neverOpened = 'Pickles are never opened here, since they run code.';

/** Protocols 2 to 5 begin with their number; 0 and 1 with the name of what is called. */
function isPickle(text: string, bytes: Uint8Array): boolean {
  if (/^\(?[ci][\w.]+\n\w+\n/.test(text)) return true;
  return bytes[0] === 0x80 && bytes[1]! >= 2 && bytes[1]! <= 5 && /[c\x8c}\x95\]\x8a]/.test(text[2] ?? '');
}

/** A length of protobuf, and a first field that is text or a message itself. */
const message = /^[\x80-\xff]{0,4}[^\x80-\xff]\n/;

/** `text` is the beginning of the file, one character a byte. */
const kinds: Kind[] = [
  {
    looksLike: 'a Git LFS pointer, not the model itself',
    whatToDo: 'Run "git lfs pull" and upload the file that comes.',
    test: (text) => text.startsWith('version https://git-lfs'),
  },
  {
    looksLike: 'a Python pickle of an XGBoost model',
    whatToDo: `${neverOpened} ${saveXgboost}`,
    test: (text, bytes) => isPickle(text, bytes) && /xgboost\.(core|sklearn)/.test(text),
  },
  {
    looksLike: 'a Python pickle of a LightGBM model',
    whatToDo: `${neverOpened} ${saveLightgbm}`,
    test: (text, bytes) => isPickle(text, bytes) && /lightgbm\.(basic|sklearn)/.test(text),
  },
  {
    looksLike: 'a Python pickle (scikit-learn, joblib or an old PyTorch file)',
    whatToDo: `${neverOpened} ${exportScikitLearn}`,
    test: isPickle,
  },
  {
    looksLike: 'a compressed joblib pickle',
    whatToDo: exportScikitLearn,
    test: (_, bytes) => bytes[0] === 0x78 && [0x01, 0x5e, 0x9c, 0xda].includes(bytes[1] ?? 0),
  },
  {
    looksLike: 'a zip archive',
    whatToDo: 'It should have model.onnx, and model.json if there is one, at its top.',
    test: (text) => text.startsWith('PK\x03\x04') || text.startsWith('PK\x05\x06'),
  },
  {
    looksLike: 'a gzip archive',
    whatToDo: 'Unpack it first.',
    test: (_, bytes) => bytes[0] === 0x1f && bytes[1] === 0x8b,
  },
  {
    looksLike: 'a web page',
    whatToDo: 'The download was probably a sign-in or error page: fetch the model file itself.',
    test: (text) => /^\s*<(!doctype html|html)/i.test(text),
  },
  {
    looksLike: 'an HDF5 file (Keras or TensorFlow)',
    whatToDo: exportKeras,
    test: (text) => text.startsWith('\x89HDF'),
  },
  {
    looksLike: 'a safetensors file, which has weights but no graph',
    whatToDo: exportPyTorch,
    test: (text) => /^[\s\S]{8}\{\s*"/.test(text) && text.slice(4, 8) === '\0\0\0\0',
  },
  { looksLike: 'a GGUF file', whatToDo: 'Only ONNX graphs are served here.', test: (text) => text.startsWith('GGUF') },
  {
    looksLike: 'a TensorFlow Lite file',
    whatToDo: 'Convert it with the package tf2onnx (--tflite).',
    test: (text) => text.slice(4, 8) === 'TFL3',
  },
  {
    looksLike: 'a file in ONNX Runtime’s own format (.ort)',
    whatToDo: 'Upload the .onnx file it was made from.',
    test: (text) => text.slice(4, 8) === 'ORTM',
  },
  {
    looksLike: 'a CatBoost file',
    whatToDo: 'Save it with model.save_model("model.onnx", format="onnx").',
    test: (text) => text.startsWith('CBM1'),
  },
  {
    looksLike: 'an XGBoost file of the old binary format',
    whatToDo: saveXgboost,
    test: (text) =>
      text.startsWith('binf') ||
      (/\0(binary|reg|multi|rank|count|survival):\w/.test(text) && /gbtree|gblinear|dart/.test(text)),
  },
  {
    looksLike: 'a dump of XGBoost’s trees, which lacks what is needed to predict',
    whatToDo: saveXgboost,
    test: (text) => /^booster\[0\]/.test(text) || /^\s*\[\s*\{\s*"nodeid"/.test(text),
  },
  {
    looksLike: 'a dump of LightGBM’s trees as JSON',
    whatToDo: saveLightgbm,
    test: (text) => /^\s*\{\s*"name"\s*:\s*"tree"/.test(text),
  },
  {
    looksLike: 'a TensorFlow SavedModel or frozen graph (.pb)',
    whatToDo:
      'Convert it with the package tf2onnx: python -m tf2onnx.convert --saved-model folder --output model.onnx.',
    test: (text) =>
      (text.startsWith('\x08\x01\x12') && message.test(text.slice(3))) ||
      (text.startsWith('\n') && message.test(text.slice(1)) && /Placeholder|Const|VarHandleOp|VariableV2/.test(text)),
  },
  {
    looksLike: 'a compressed file (xz or bzip2), perhaps a joblib pickle',
    whatToDo: exportScikitLearn,
    test: (text) => text.startsWith('\xfd7zXZ\0') || /^BZh[1-9]1AY/.test(text),
  },
  {
    looksLike: 'a JSON file',
    whatToDo: 'Upload the model itself, or a .zip of it and model.json.',
    test: (text) => /^(\xef\xbb\xbf)?\s*[{[]\s*["\]}{[\d]/.test(text),
  },
  {
    looksLike: 'an XML file',
    whatToDo: 'Only ONNX graphs are served here.',
    test: (text) => /^(\xef\xbb\xbf)?\s*<\?xml/.test(text),
  },
  {
    looksLike: 'a text file',
    whatToDo: 'Upload the model file itself.',
    test: (text) => text.length > 0 && /^[\t\n\r\x20-\x7e]*$/.test(text),
  },
];

/** The tags an ONNX ModelProto can begin with: fields 1 to 8, 14, 20 and 25, each with its own wire type. */
const firstTags = [0x08, 0x12, 0x1a, 0x22, 0x28, 0x32, 0x3a, 0x42, 0x72, 0xa2, 0xca];

/** Throws AppError('invalid') saying what the file looks like and what to do, unless it may be an ONNX file. */
export async function requireOnnxLook(source: ByteSource): Promise<void> {
  if (source.sizeBytes === 0) {
    throw new AppError('invalid', 'The file is empty (0 bytes). Export the model again, and upload it again.');
  }
  const bytes = await source.read(0, 256);
  const text = Array.from(bytes, (byte) => String.fromCharCode(byte)).join('');
  const kind = kinds.find(({ test }) => test(text, bytes));
  if (kind)
    throw new AppError('invalid', `This is not an ONNX file: it looks like ${kind.looksLike}. ${kind.whatToDo}`);
  if (!firstTags.includes(bytes[0]!)) {
    throw new AppError(
      'invalid',
      'This is not an ONNX file, nor any other known kind of model. Upload the .onnx file itself.',
    );
  }
}
