/** The circles in a graph of files, each once, as the files one passes: Tarjan's strongly connected components. */
export function findCycles(graph: ReadonlyMap<string, readonly string[]>): string[][] {
  const order = new Map<string, number>();
  const path: string[] = [];
  const onPath = new Set<string>();
  const cycles: string[][] = [];

  const visit = (file: string): number => {
    const index = order.size;
    order.set(file, index);
    let lowest = index;
    path.push(file);
    onPath.add(file);
    for (const next of graph.get(file) ?? []) {
      if (!order.has(next)) lowest = Math.min(lowest, visit(next));
      else if (onPath.has(next)) lowest = Math.min(lowest, order.get(next)!);
    }
    if (lowest < index) return lowest;
    const together = path.splice(path.indexOf(file));
    for (const member of together) onPath.delete(member);
    const importsItself = (graph.get(file) ?? []).includes(file);
    if (together.length > 1 || importsItself) cycles.push(circleIn(graph, together));
    return lowest;
  };

  for (const file of graph.keys()) if (!order.has(file)) visit(file);
  return cycles;
}

/** The shortest way from the first file back to itself, within files that all reach each other. */
function circleIn(graph: ReadonlyMap<string, readonly string[]>, members: readonly string[]): string[] {
  const start = [...members].sort()[0]!;
  const cameFrom = new Map<string, string>();
  const queue = [start];
  for (let file = queue.shift(); file !== undefined; file = queue.shift()) {
    for (const next of graph.get(file) ?? []) {
      if (!members.includes(next) || cameFrom.has(next)) continue;
      cameFrom.set(next, file);
      queue.push(next);
    }
  }
  const circle = [start];
  for (let at = cameFrom.get(start); at !== undefined && at !== start; at = cameFrom.get(at)) circle.unshift(at);
  return [start, ...circle];
}
