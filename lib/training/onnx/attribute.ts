import proto, { type onnx } from 'onnx-proto';

const { AttributeType } = proto.onnx.AttributeProto;
const encoder = new TextEncoder();

/** A node attribute without its name, which the node gives it. */
export type Attribute = Omit<onnx.IAttributeProto, 'name'>;

export const int = (value: number): Attribute => ({ type: AttributeType.INT, i: value });
export const ints = (values: readonly number[]): Attribute => ({ type: AttributeType.INTS, ints: [...values] });
export const float = (value: number): Attribute => ({ type: AttributeType.FLOAT, f: value });
export const floats = (values: readonly number[]): Attribute => ({ type: AttributeType.FLOATS, floats: [...values] });
export const string = (value: string): Attribute => ({ type: AttributeType.STRING, s: encoder.encode(value) });
export const strings = (values: readonly string[]): Attribute => ({
  type: AttributeType.STRINGS,
  strings: values.map((value) => encoder.encode(value)),
});
