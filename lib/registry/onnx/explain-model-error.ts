export const outOfMemory = 'The model needs more memory than it may have. Make it smaller.';

/** What the onnxruntime in package.json runs; a test holds these numbers against it. */
export const newest = { irVersion: 13, opset: 26, mlOpset: 5 };

const operators = `Operators of ONNX up to opset ${newest.opset}, of ai.onnx.ml up to ${newest.mlOpset} and of com.microsoft can be run`;
const replaceIt = `${operators}; replace it by those, or leave that step out of the export.`;

type Explanation = [pattern: RegExp, explain: (match: RegExpExecArray) => string];

const explanations: Explanation[] = [
  [
    /Fatal error: (\S+?)\(-?\d+\) is not a registered function\/op/,
    ([, name]) => `The graph uses the unknown operator ${name}. ${replaceIt}`,
  ],
  [
    /No Op registered for (\S+) with domain_version of (\d+)/,
    ([, name, version]) =>
      `The graph uses ${name}, which is no operator of the opset ${version} it imports. ${replaceIt}`,
  ],
  [
    /No opset import for domain '([^']*)'/,
    ([, domain]) => `The graph uses operators of "${domain}", which it does not import. ${replaceIt}`,
  ],
  [
    /Could not find an implementation for (\S+?)\((\d+)\)/,
    ([, name, version]) =>
      `The operator ${name} (opset ${version}) is not there for the types the graph uses it with. Try float32.`,
  ],
  [
    /support for domain (\S+) is till opset (\d+)/,
    ([, domain, most]) =>
      `The graph is for a newer opset of ${domain} than can be run. Export it with opset ${most} or older.`,
  ],
  [
    /Unsupported model IR version: (\d+), max supported IR version: (\d+)/,
    ([, version, most]) =>
      `The file has IR version ${version}; at most ${most} can be run. Set model.ir_version = ${most} before saving.`,
  ],
  [
    /Failed to construct locale/,
    () => 'The graph normalises text in a language this server does not have. Export it with the locale "C.UTF-8".',
  ],
  [/bad_alloc|bad allocation|Failed to allocate memory|BFCArena|Array buffer allocation failed/, () => outOfMemory],
  [
    /Protobuf parsing failed|InvalidProtobuf/i,
    () => 'The file is damaged: it is not readable as an ONNX model. Export it again.',
  ],
];

/** An error of onnxruntime in plain words, without the paths and functions of its own source. */
export function explainModelError(error: unknown): string {
  const message = error instanceof Error ? error.message : String(error);
  for (const [pattern, explain] of explanations) {
    const match = pattern.exec(message);
    if (match) return explain(match);
  }
  const cleaned = message
    .replace(/Load model from \S+ failed:|Exception during initialization:/g, '')
    // A failed check gives file, line, function and condition before it says what is wrong.
    .replace(/\S+\.(?:cc|h):\d+ [^\n]*? was false\. ?/g, '')
    .replace(/\S+\.(?:cc|h):\d+ (?:[^\n]*?\)(?: const)?(?: \[with [^\]]*\])?(?:::<lambda[^>]*>)? )?/g, '')
    .replace(/"?(?:[A-Za-z]:)?(?:[/\\][\w.+-]+){2,}"?/g, '')
    .replace(/\s+/g, ' ')
    .trim();
  return cleaned.length > 600 ? `${cleaned.slice(0, 600)}…` : cleaned || 'it gave no reason.';
}
