import proto, { type onnx } from 'onnx-proto';

const { DataType } = proto.onnx.TensorProto;
const encoder = new TextEncoder();

type TensorOptions = { name: string; dims: readonly number[] };

/** A constant of the graph, float32, values in row-major order. */
export function floatTensor(values: Float32Array, { name, dims }: TensorOptions): onnx.ITensorProto {
  const rawData = new Uint8Array(values.length * 4);
  const view = new DataView(rawData.buffer);
  values.forEach((value, index) => {
    view.setFloat32(index * 4, value, true);
  });
  return { name, dims: [...dims], dataType: DataType.FLOAT, rawData };
}

/** A constant of the graph, int64, values in row-major order. */
export function int64Tensor(values: readonly number[], { name, dims }: TensorOptions): onnx.ITensorProto {
  return { name, dims: [...dims], dataType: DataType.INT64, int64Data: [...values] };
}

/** A constant of the graph, strings in row-major order. */
export function stringTensor(values: readonly string[], { name, dims }: TensorOptions): onnx.ITensorProto {
  const stringData = values.map((value) => encoder.encode(value));
  return { name, dims: [...dims], dataType: DataType.STRING, stringData };
}
