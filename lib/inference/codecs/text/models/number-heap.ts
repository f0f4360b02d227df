/** A binary heap of numbers: `pop` gives the lowest. */
export function createNumberHeap() {
  const heap: number[] = [];
  return {
    push(value: number): void {
      let place = heap.push(value) - 1;
      while (place > 0) {
        const parent = (place - 1) >> 1;
        if (heap[parent]! <= value) break;
        heap[place] = heap[parent]!;
        place = parent;
      }
      heap[place] = value;
    },
    pop(): number | undefined {
      const lowest = heap[0];
      const last = heap.pop();
      if (heap.length === 0 || last === undefined) return lowest;
      let place = 0;
      for (let child = 1; child < heap.length; child = 2 * place + 1) {
        if (child + 1 < heap.length && heap[child + 1]! < heap[child]!) child++;
        if (heap[child]! >= last) break;
        heap[place] = heap[child]!;
        place = child;
      }
      heap[place] = last;
      return lowest;
    },
  };
}
