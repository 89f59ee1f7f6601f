import type { Places } from "../compile/layout/keep-places.ts";
import type { Host } from "../host/host.ts";
import { isUnreadable } from "../host/system-error.ts";

/** Where the nodes of an earlier graph.json are; null where there is none that can be read. Its edges are not looked at. */
export function readPlaces(out: Host): Places | null {
  try {
    return placesIn(out.readChunks?.("graph.json") ?? [out.read("graph.json")]);
  } catch (error) {
    // None yet, or one that was cut short.
    if (isUnreadable(error) || error instanceof SyntaxError) return null;
    throw error;
  }
}

/** Where the nodes of a graph.json are; null where it has none, or one without a place. Throws a SyntaxError where it is cut short. */
export function placesIn(graph: Iterable<Uint8Array>): Places | null {
  const places = new Map<string, { readonly x: number; readonly y: number }>();
  for (const line of nodeLines(graph)) {
    const node: unknown = JSON.parse(line);
    const place = placeOf(node);
    if (place === null) return null;
    places.set(place.key, place);
  }
  return places.size > 0 ? places : null;
}

/** As graph-json writes them: a node a line, from `"nodes":[` to `]`. */
function* nodeLines(graph: Iterable<Uint8Array>): Generator<string> {
  const decoder = new TextDecoder();
  let rest = "";
  let within = false;
  for (const chunk of graph) {
    rest += decoder.decode(chunk, { stream: true });
    for (let end = rest.indexOf("\n"); end >= 0; end = rest.indexOf("\n")) {
      const line = rest.slice(0, end);
      rest = rest.slice(end + 1);
      if (!within) within = line === '"nodes":[';
      else if (line.startsWith("]")) return;
      else yield line.endsWith(",") ? line.slice(0, -1) : line;
    }
  }
}

function placeOf(node: unknown): { readonly key: string; readonly x: number; readonly y: number } | null {
  if (typeof node !== "object" || node === null || !("key" in node) || !("attributes" in node)) return null;
  const { key, attributes } = node;
  if (typeof key !== "string" || typeof attributes !== "object" || attributes === null) return null;
  if (!("x" in attributes) || !("y" in attributes)) return null;
  const { x, y } = attributes;
  return Number.isFinite(x) && Number.isFinite(y) ? { key, x: Number(x), y: Number(y) } : null;
}
