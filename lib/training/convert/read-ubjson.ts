/** A list of numbers of one type is a typed array; other lists and objects are JavaScript's own. */
export type UbjsonValue =
  | null
  | boolean
  | number
  | string
  | Float32Array
  | Float64Array
  | UbjsonValue[]
  | { [key: string]: UbjsonValue };

/** Why bytes are no UBJSON; `message` is a clause. */
export class UbjsonError extends Error {}

const deepest = 64;
const byteLengths: Readonly<Record<string, number>> = { i: 1, U: 1, I: 2, l: 4, L: 8, d: 4, D: 8 };

/**
 * Reads one value of Universal Binary JSON, draft 12 (https://ubjson.org), as XGBoost writes it: big-endian, typed
 * arrays. Takes memory in proportion to the bytes, whatever they claim. Throws `UbjsonError`.
 */
export function readUbjson(bytes: Uint8Array): UbjsonValue {
  return new UbjsonReader(bytes).value();
}

class UbjsonReader {
  readonly #bytes: Uint8Array;
  readonly #view: DataView;
  readonly #decoder = new TextDecoder();
  #at = 0;

  constructor(bytes: Uint8Array) {
    this.#bytes = bytes;
    this.#view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  }

  value(depth = 0): UbjsonValue {
    return this.#valueOf(this.#marker(), depth);
  }

  #valueOf(marker: string, depth: number): UbjsonValue {
    if (marker in byteLengths) return this.#number(marker);
    switch (marker) {
      case 'Z':
        return null;
      case 'T':
        return true;
      case 'F':
        return false;
      case 'C':
        return String.fromCharCode(this.#bytes[this.#take(1)]!);
      case 'S':
      case 'H':
        return this.#text();
      case '[':
        return this.#list(depth + 1);
      case '{':
        return this.#object(depth + 1);
      default:
        throw this.#problem(`has the unknown marker ${JSON.stringify(marker)}`);
    }
  }

  #list(depth: number): UbjsonValue {
    const { type, count } = this.#header(depth);
    if (type !== null && type in byteLengths) return this.#numbers(type, count!);
    const list: UbjsonValue[] = [];
    if (count !== null) {
      while (list.length < count) list.push(type === null ? this.value(depth) : this.#valueOf(type, depth));
      return list;
    }
    for (let marker = this.#marker(); marker !== ']'; marker = this.#marker()) list.push(this.#valueOf(marker, depth));
    return list;
  }

  #object(depth: number): UbjsonValue {
    const { type, count } = this.#header(depth);
    const entries: [string, UbjsonValue][] = [];
    const entry = () => {
      entries.push([this.#text(), type === null ? this.value(depth) : this.#valueOf(type, depth)]);
    };
    if (count !== null) while (entries.length < count) entry();
    else {
      while (this.#peek() !== '}') entry();
      this.#at++;
    }
    return Object.fromEntries(entries);
  }

  /** The type that all values of a container share, and how many there are, where it says so. */
  #header(depth: number): { type: string | null; count: number | null } {
    if (depth > deepest) throw this.#problem(`is nested more than ${deepest} deep`);
    const type = this.#peek() === '$' ? this.#typeOfAll() : null;
    if (this.#peek() !== '#') {
      if (type !== null) throw this.#problem('states a type without a count');
      return { type, count: null };
    }
    this.#at++;
    const count = this.#length();
    // Every value takes a byte at least, so that a count cannot ask for more memory than the file has bytes.
    this.#requireBytes(count * (type === null ? 1 : (byteLengths[type] ?? 1)));
    return { type, count };
  }

  #typeOfAll(): string {
    this.#at++;
    const type = this.#marker();
    if ('ZTFN'.includes(type)) throw this.#problem('has a list of values that take no bytes');
    return type;
  }

  #numbers(type: string, count: number): Float32Array | Float64Array {
    const numbers = type === 'd' ? new Float32Array(count) : new Float64Array(count);
    for (let index = 0; index < count; index++) numbers[index] = this.#number(type);
    return numbers;
  }

  #number(type: string): number {
    const at = this.#take(byteLengths[type]!);
    switch (type) {
      case 'i':
        return this.#view.getInt8(at);
      case 'U':
        return this.#view.getUint8(at);
      case 'I':
        return this.#view.getInt16(at);
      case 'l':
        return this.#view.getInt32(at);
      case 'd':
        return this.#view.getFloat32(at);
      case 'D':
        return this.#view.getFloat64(at);
      default:
        return this.#view.getInt32(at) * 2 ** 32 + this.#view.getUint32(at + 4);
    }
  }

  #length(): number {
    const type = this.#marker();
    if (!'iUIlL'.includes(type)) throw this.#problem('has a length that is no whole number');
    const length = this.#number(type);
    if (length < 0) throw this.#problem('has a length below 0');
    return length;
  }

  #text(): string {
    const length = this.#length();
    const at = this.#take(length);
    return this.#decoder.decode(this.#bytes.subarray(at, at + length));
  }

  #marker(): string {
    let marker = 'N';
    while (marker === 'N') marker = String.fromCharCode(this.#bytes[this.#take(1)]!);
    return marker;
  }

  #peek(): string {
    while (this.#bytes[this.#at] === 0x4e) this.#at++;
    this.#requireBytes(1);
    return String.fromCharCode(this.#bytes[this.#at]!);
  }

  /** Where the next `length` bytes begin, which are then behind. */
  #take(length: number): number {
    this.#requireBytes(length);
    this.#at += length;
    return this.#at - length;
  }

  #requireBytes(length: number): void {
    if (this.#at + length > this.#bytes.length) throw this.#problem('ends too early');
  }

  #problem(what: string): UbjsonError {
    return new UbjsonError(`it ${what}, at byte ${this.#at.toLocaleString('en')}`);
  }
}
