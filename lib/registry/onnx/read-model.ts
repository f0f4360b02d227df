import type { ByteSource } from '#lib/registry/onnx/byte-source';
import type { Graph, GraphNode, OnnxModel, Place, PlacedValue } from '#lib/registry/onnx/onnx-model';
import { readSparseTensor, readTensor, type TensorSummary } from '#lib/registry/onnx/read-tensor';
import { readValue } from '#lib/registry/onnx/read-value';
import { requireOnnxLook } from '#lib/registry/onnx/recognise-file';
import { damaged, requireMessage, type WireField, WireReader } from '#lib/registry/onnx/wire-reader';

const mostLabels = 100_000;
const deepest = 24;
const labelAttributes = new Set([
  'classlabels_strings',
  'classlabels_int64s',
  'classlabels_ints',
  'values_strings',
  'values_int64s',
]);

/** Field numbers as in https://github.com/onnx/onnx/blob/main/onnx/onnx.proto */
class ModelReader {
  readonly #reader: WireReader;
  readonly #size: number;
  readonly #operators = new Set<string>();
  readonly #externalData = new Set<string>();
  /** Domains the graph itself uses; functions bring imports of their own. */
  readonly #domains = new Set<string>();
  #inFunction = false;

  constructor(source: ByteSource) {
    this.#reader = new WireReader(source);
    this.#size = source.sizeBytes;
  }

  async model(): Promise<OnnxModel> {
    let irVersion = 0;
    let producer = '';
    let graph: Graph | undefined;
    const opsets: { domain: string; version: number }[] = [];
    await this.#reader.walk(0, this.#size, {
      1: (field) => {
        irVersion = field.value;
      },
      2: async (field) => {
        producer = `${await this.#reader.text(field)} ${producer}`.trim();
      },
      3: async (field) => {
        producer = `${producer} ${await this.#reader.text(field)}`.trim();
      },
      7: async (field) => {
        if (graph) throw damaged('it holds more than one graph');
        graph = await this.#graph(requireMessage(field), 0);
      },
      8: async (field) => {
        opsets.push(await this.#opset(field));
      },
      20: (field) =>
        this.#reader.walk(field.from, requireMessage(field).to, { 1: this.#skimGraph(0), 2: this.#skimGraph(0) }),
      25: async (field) => this.#function(requireMessage(field)),
    });
    if (!graph) throw damaged('it holds no graph');
    if (irVersion < 1 || irVersion > 1000) throw damaged('it names no IR version');
    if (opsets.length === 0) throw damaged('it imports no operator set, perhaps because it is cut short');
    const imported = new Set(opsets.map(({ domain }) => (domain === 'ai.onnx' ? '' : domain)));
    const missing = [...this.#domains].find((domain) => !imported.has(domain));
    if (missing !== undefined) {
      throw damaged(`it does not import the operators of "${missing || 'ai.onnx'}", perhaps because it is cut short`);
    }
    return { irVersion, producer, opsets, operators: this.#operators, externalData: this.#externalData, graph };
  }

  async #graph(place: WireField, depth: number): Promise<Graph> {
    if (depth > deepest) throw damaged(`its graphs are nested more than ${deepest} deep`);
    const graph: Graph = { place, nodes: [], inputs: [], outputs: [], valueInfos: [], initializers: new Map() };
    const value = (into: PlacedValue[]) => async (field: WireField) => {
      into.push({ ...placeOf(requireMessage(field)), value: await readValue(this.#reader, field) });
    };
    await this.#reader.walk(place.from, place.to, {
      1: async (field) => {
        graph.nodes.push(await this.#node(requireMessage(field), depth));
      },
      5: async (field) => {
        const { name, labels } = await this.#tensor(field);
        graph.initializers.set(name, labels);
      },
      11: value(graph.inputs),
      12: value(graph.outputs),
      13: value(graph.valueInfos),
      15: async (field) => {
        const [values] = await this.#sparseTensor(field);
        graph.initializers.set(values?.name ?? '', undefined);
      },
    });
    return graph;
  }

  #skimGraph(depth: number) {
    return async (field: WireField) => {
      await this.#graph(requireMessage(field), depth);
    };
  }

  async #node(place: WireField, depth: number): Promise<GraphNode> {
    this.#reader.count();
    let type = '';
    let domain = '';
    const node: GraphNode = {
      ...placeOf(place),
      operator: '',
      inputs: [],
      outputs: [],
      labels: undefined,
      locale: undefined,
    };
    await this.#reader.walk(place.from, place.to, {
      1: async (field) => {
        node.inputs.push(await this.#reader.text(field));
      },
      2: async (field) => {
        node.outputs.push(await this.#reader.text(field));
      },
      4: async (field) => {
        type = await this.#reader.text(field);
      },
      5: async (field) => {
        const { name, text, labels } = await this.#attribute(requireMessage(field), depth);
        node.labels = labels ?? node.labels;
        if (name === 'locale') node.locale = { ...placeOf(field), value: text };
      },
      7: async (field) => {
        domain = await this.#reader.text(field);
      },
    });
    if (domain === 'ai.onnx') domain = '';
    node.operator = domain === '' ? type : `${domain}:${type}`;
    if (!this.#inFunction) this.#domains.add(domain);
    this.#operators.add(node.operator);
    return node;
  }

  /** Walks what an attribute holds; gives the values of the few whose names matter. */
  async #attribute(
    place: WireField,
    depth: number,
  ): Promise<{ name: string; text: string; labels: string[] | undefined }> {
    let name = '';
    let text = '';
    const tensor = async (field: WireField) => {
      await this.#tensor(field);
    };
    const sparse = async (field: WireField) => {
      await this.#sparseTensor(field);
    };
    await this.#reader.walk(place.from, place.to, {
      1: async (field) => {
        name = await this.#reader.text(field);
      },
      5: tensor,
      6: this.#skimGraph(depth + 1),
      10: tensor,
      11: this.#skimGraph(depth + 1),
      22: sparse,
      23: sparse,
    });
    if (!labelAttributes.has(name) && name !== 'locale') return { name, text, labels: undefined };
    const numbers: number[] = [];
    const texts: string[] = [];
    await this.#reader.walk(place.from, place.to, {
      4: async (field) => {
        text = await this.#reader.text(field);
      },
      8: (field) => this.#reader.integers(field, numbers, mostLabels),
      9: async (field) => {
        if (texts.length < mostLabels) texts.push(await this.#reader.text(field));
      },
    });
    const labels = texts.length > 0 ? texts : numbers.map(String);
    return { name, text, labels: labels.length > 0 ? labels : undefined };
  }

  async #tensor(field: WireField): Promise<TensorSummary> {
    return this.#noteExternalData(await readTensor(this.#reader, requireMessage(field)));
  }

  async #sparseTensor(field: WireField): Promise<TensorSummary[]> {
    const parts = await readSparseTensor(this.#reader, requireMessage(field));
    return parts.map((part) => this.#noteExternalData(part));
  }

  #noteExternalData(tensor: TensorSummary): TensorSummary {
    if (tensor.externalFile !== undefined) this.#externalData.add(tensor.externalFile);
    return tensor;
  }

  async #function(place: WireField): Promise<void> {
    this.#inFunction = true;
    await this.#reader.walk(place.from, place.to, {
      7: async (field) => {
        await this.#node(requireMessage(field), 0);
      },
      11: async (field) => {
        await this.#attribute(requireMessage(field), 0);
      },
    });
    this.#inFunction = false;
  }

  async #opset(place: WireField): Promise<{ domain: string; version: number }> {
    this.#reader.count();
    const opset = { domain: '', version: 0 };
    await this.#reader.walk(place.from, requireMessage(place).to, {
      1: async (field) => {
        opset.domain = await this.#reader.text(field);
      },
      2: (field) => {
        opset.version = field.value;
      },
    });
    return opset;
  }
}

const placeOf = ({ start, from, to }: WireField): Place => ({ start, from, to });

/** Reads an ONNX file's structure, weights left out. Throws AppError('invalid') in plain words. */
export async function readModel(source: ByteSource): Promise<OnnxModel> {
  await requireOnnxLook(source);
  return new ModelReader(source).model();
}
