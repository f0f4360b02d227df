import { AppError } from '#lib/errors';
import type { ByteSource } from '#lib/registry/onnx/byte-source';

/** One field of a protobuf message: its bytes are [start, to), its content [from, to); `value` is a varint's. */
export type WireField = { number: number; wire: number; start: number; from: number; to: number; value: number };

export type FieldHandlers = { [fieldNumber: number]: (field: WireField) => void | Promise<void> };

const windowBytes = 64 * 1024;
/** A tag and a length or value take at most ten bytes each. */
const longestHeader = 20;
const longestText = 64 * 1024;
const mostThings = 1_000_000;
const textBudget = 64 * 1024 * 1024;

export const damaged = (what: string) =>
  new AppError('invalid', `The file is not a readable ONNX model: ${what}. Export it again, and upload it again.`);

const cutShort = (neededBytes: number, thereBytes: number) =>
  new AppError(
    'invalid',
    `The ONNX file is cut short: it should have at least ${neededBytes} bytes and has ${thereBytes}. Export it again, and upload it again.`,
  );

/**
 * Reads the protobuf wire format from a source without holding it: messages are walked field by field, contents
 * nobody asks for are skipped by seeking. Throws AppError('invalid') for anything malformed.
 * Source: https://protobuf.dev/programming-guides/encoding/
 */
export class WireReader {
  readonly #source: ByteSource;
  #window: Uint8Array = new Uint8Array(0);
  #windowStart = 0;
  #position = 0;
  #textLeft = textBudget;
  #things = 0;

  constructor(source: ByteSource) {
    this.#source = source;
  }

  /** Walks the message in [from, to), handing each field that has a handler to it, in the file's order. */
  async walk(from: number, to: number, handlers: FieldHandlers): Promise<void> {
    this.#position = from;
    while (this.#position < to) {
      if (!this.#holds(longestHeader)) await this.#load(longestHeader);
      const field = this.#header(to);
      const handler = handlers[field.number];
      if (handler) {
        const pending = handler(field);
        if (pending) await pending;
      }
      this.#position = field.to;
    }
  }

  /** The numbers of a repeated integer field, packed or not; the smallest of what is there and `limit`. */
  async integers(field: WireField, into: number[], limit: number): Promise<void> {
    if (field.wire === 0) {
      if (into.length < limit) into.push(field.value);
      return;
    }
    if (field.wire !== 2) return;
    this.#position = field.from;
    while (this.#position < field.to && into.length < limit) {
      if (!this.#holds(longestHeader)) await this.#load(longestHeader);
      into.push(this.#varint(field.to));
    }
  }

  /** A length-delimited field as UTF-8 text. */
  async text(field: WireField): Promise<string> {
    if (field.wire !== 2) return '';
    const length = field.to - field.from;
    if (length > longestText) throw damaged(`a name in it is ${length} bytes long`);
    this.#textLeft -= length;
    if (this.#textLeft < 0) throw damaged('it has more than 64 MB of names');
    return new TextDecoder().decode(await this.bytes(field.from, field.to));
  }

  /** The bytes in [from, to). */
  async bytes(from: number, to: number): Promise<Uint8Array> {
    this.#position = from;
    if (!this.#holds(to - from)) await this.#load(to - from);
    const start = from - this.#windowStart;
    const bytes = this.#window.subarray(start, start + to - from);
    if (bytes.length < to - from) throw damaged('it ends too early');
    return bytes;
  }

  /** Counts a node, tensor or value, of which a file may have a million. */
  count(): void {
    if (++this.#things > mostThings) throw damaged(`it has more than ${mostThings} nodes and tensors`);
  }

  #holds(count: number): boolean {
    const start = this.#position - this.#windowStart;
    return start >= 0 && start + count <= this.#window.length;
  }

  async #load(count: number): Promise<void> {
    this.#window = await this.#source.read(this.#position, Math.max(windowBytes, count));
    this.#windowStart = this.#position;
  }

  #header(end: number): WireField {
    const start = this.#position;
    const tag = this.#varint(end);
    const number = Math.floor(tag / 8);
    const wire = tag % 8;
    if (tag < 8 || number > 0x1fff_ffff) throw damaged(`there is no field at byte ${start}`);
    let value = 0;
    let length = 0;
    if (wire === 0) value = this.#varint(end);
    else if (wire === 1) length = 8;
    else if (wire === 2) length = this.#varint(end);
    else if (wire === 5) length = 4;
    else throw damaged(`byte ${start} does not begin a field`);
    const from = this.#position;
    if (length < 0 || from + length > end) {
      if (from + length > this.#source.sizeBytes && length < 2 ** 40 && length >= 0) {
        throw cutShort(from + length, this.#source.sizeBytes);
      }
      throw damaged(`the field at byte ${start} is longer than what holds it`);
    }
    return { number, wire, start, from, to: from + length, value };
  }

  /** A varint as a signed 64-bit integer; past 2^53 it loses precision, which no length or size here can use. */
  #varint(end: number): number {
    let low = 0;
    let high = 0;
    for (let index = 0; index < 10; index++) {
      const byte = this.#window[this.#position - this.#windowStart];
      if (byte === undefined || this.#position >= end) throw damaged('it ends in the middle of a number');
      this.#position++;
      const bits = byte & 127;
      if (index < 4) low += bits * 2 ** (7 * index);
      else if (index === 4) {
        low += (bits & 15) * 2 ** 28;
        high += bits >> 4;
      } else high += (index === 9 ? bits & 1 : bits) * 2 ** (7 * index - 32);
      if (byte < 128) return (high >= 2 ** 31 ? high - 2 ** 32 : high) * 2 ** 32 + low;
    }
    throw damaged(`the number before byte ${this.#position} does not end`);
  }
}

/** The field, if it holds a message; AppError('invalid') otherwise. */
export function requireMessage(field: WireField): WireField {
  if (field.wire !== 2) throw damaged(`field ${field.number} at byte ${field.start} is not what it should be`);
  return field;
}
