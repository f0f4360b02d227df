import { expect, test } from 'vitest';
import { explainModelError } from '#lib/registry/onnx/explain-model-error';

test.each([
  [
    'Load model from /a/b.onnx failed:Fatal error: com.acme:Foo(-1) is not a registered function/op',
    /unknown operator com\.acme:Foo\. .*opset \d+/,
  ],
  ['… , Error No Op registered for Sparkle with domain_version of 17', /Sparkle, which is no operator of the opset 17/],
  ["… , Error No opset import for domain 'com.acme'", /"com\.acme", which it does not import/],
  ['… Current official support for domain ai.onnx is till opset 26.', /newer opset of ai\.onnx.*opset 26/],
  ['… Unsupported model IR version: 14, max supported IR version: 13', /IR version 14.*model\.ir_version = 13/],
  ['Failed to allocate memory for requested buffer of size 40000000000000', /more memory than it may have/],
  ['std::bad_alloc', /more memory/],
])('%s is said in plain words', (message, words) => {
  expect(explainModelError(new Error(message))).toMatch(words);
});

test('other errors keep what they say and lose the paths and functions of onnxruntime', () => {
  const check =
    'Exception during initialization: /onnxruntime_src/onnxruntime/core/providers/cpu/ml/scaler.cc:69 onnxruntime::ml::ScalerOp<T>::ScalerOp(const onnxruntime::OpKernelInfo&) [with T = float] !scale_.empty() was false. Empty scale in attributes\n';
  expect(explainModelError(new Error(check))).toBe('Empty scale in attributes');
  const node =
    "Non-zero status code returned while running Gather node. Name:'g' Status Message: /onnxruntime_src/core/gather.cc:12 bool ns::Gather<T>::Run(int, int) const index out of range";
  expect(explainModelError(new Error(node))).toBe(
    "Non-zero status code returned while running Gather node. Name:'g' Status Message: index out of range",
  );
});
