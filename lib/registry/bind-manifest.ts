import { AppError, type FieldError } from '#lib/errors';
import { bindInputs } from '#lib/registry/binding/bind-inputs';
import { bindOutputs } from '#lib/registry/binding/bind-outputs';
import { Binding } from '#lib/registry/binding/binding';
import type { Manifest } from '#lib/registry/manifest';
import type { OnnxSummary } from '#lib/registry/onnx/onnx-summary';
import { withoutZipMaps } from '#lib/registry/onnx/without-zip-maps';

export { Binding };

/**
 * Checks a manifest against the graph and says which feature feeds which input and which output is which.
 * Throws AppError('invalid') with every problem, each under a JSON pointer into the manifest.
 */
export function bindManifest(manifest: Manifest, original: OnnxSummary): Binding {
  const summary = withoutZipMaps(original);
  const errors: FieldError[] = [];
  const binding = { inputs: bindInputs(manifest, summary, errors), outputs: bindOutputs(manifest, summary, errors) };
  if (errors.length === 0) return binding;
  throw new AppError('invalid', 'The manifest and the graph do not fit each other.', { errors });
}
