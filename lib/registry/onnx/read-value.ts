import { elementTypeOf } from '#lib/registry/onnx/element-type';
import type { Dimension, GraphValue, ValueKind } from '#lib/registry/onnx/onnx-summary';
import {
  damaged,
  type FieldHandlers,
  requireMessage,
  type WireField,
  type WireReader,
} from '#lib/registry/onnx/wire-reader';

const mostDimensions = 64;

/** A ValueInfoProto: a name with its type. */
export async function readValue(reader: WireReader, place: WireField): Promise<GraphValue> {
  reader.count();
  const value: GraphValue = { name: '', kind: 'unknown', elementType: 'undefined', shape: null };
  await reader.walk(place.from, place.to, {
    1: async (field) => {
      value.name = await reader.text(field);
    },
    2: async (field) => {
      Object.assign(value, await readType(reader, requireMessage(field)));
    },
  });
  return value;
}

async function readType(reader: WireReader, place: WireField): Promise<Omit<GraphValue, 'name'>> {
  const type: Omit<GraphValue, 'name'> = { kind: 'unknown', elementType: 'undefined', shape: null };
  const tensor = (kind: ValueKind) => (field: WireField) => {
    type.kind = kind;
    return reader.walk(field.from, requireMessage(field).to, {
      1: (inner) => {
        type.elementType = elementTypeOf(inner.value);
      },
      2: async (inner) => {
        type.shape = await readShape(reader, requireMessage(inner));
      },
    });
  };
  const other = (kind: ValueKind) => () => {
    type.kind = kind;
  };
  const handlers: FieldHandlers = { 1: tensor('tensor'), 8: tensor('sparse tensor') };
  Object.assign(handlers, { 4: other('sequence'), 5: other('map'), 7: other('opaque'), 9: other('optional') });
  await reader.walk(place.from, place.to, handlers);
  return type;
}

async function readShape(reader: WireReader, place: WireField): Promise<Dimension[]> {
  const shape: Dimension[] = [];
  await reader.walk(place.from, place.to, {
    1: async (field) => {
      if (shape.length === mostDimensions) throw damaged(`a shape in it has more than ${mostDimensions} dimensions`);
      let dimension: Dimension = null;
      await reader.walk(field.from, requireMessage(field).to, {
        1: (inner) => {
          dimension = inner.wire === 0 && inner.value >= 0 ? inner.value : null;
        },
        2: async (inner) => {
          dimension = (await reader.text(inner)) || null;
        },
      });
      shape.push(dimension);
    },
  });
  return shape;
}
