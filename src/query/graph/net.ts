import { DirectedGraph, UndirectedGraph } from "graphology";
import { bidirectional } from "graphology-shortest-path/unweighted.js";
import type { EdgeRow } from "../../compile/graph-rows.ts";
import { compareText } from "../../model/order.ts";
import { levelAt, rankOf, type Support } from "../../model/support.ts";
import type { Core } from "../core.ts";
import { reaches, weakestOf } from "../filter/support.ts";
import { didYouMean, kindsNamed, knownId } from "../ground.ts";
import { QueryError } from "../query-error.ts";
import { linksOf, referenceLinks } from "./links.ts";

export interface PathOptions {
  /** Only these kinds of edge: relation types (by name, label or inverse) and projections (`provides`). Default: all but the bibliographic ones. */
  readonly types?: readonly string[];
  /** Only along the arrows. */
  readonly directed?: boolean;
  /** Only edges of this support or more. What is only denied never counts. */
  readonly supported?: Support;
  /** The most edges that a path may have. */
  readonly max?: number;
  /**
   * Also along attributes that refer (a flight's `operator`). Off by default: most of the shipped ones say what a thesis is about, which
   * ties nearly everything. `types` may name attributes, too. They have no claims, and so no support and no dates.
   */
  readonly attributes?: boolean;
  /** Only over these entities, the two ends aside: `graph.entities().where({ status: { not: "revoked" } }).ids()`. */
  readonly among?: Iterable<string>;
}

/** One edge of a path. */
export interface Hop {
  readonly from: string;
  readonly to: string;
  readonly kind: string;
  readonly label: string;
  /** Whether the edge points along the path; a symmetric one always does. */
  readonly forwards: boolean;
  readonly support: Support;
  /** It follows from its facts, and no source says so. Left out of all other edges. */
  readonly derived?: true;
  /** The fact it opens to; null: an attribute refers. */
  readonly fact: string | null;
  /** The independent voices that say so of this fact. */
  readonly voices: readonly string[];
  /** The facts of all edges between the two that would have served, this one's first. */
  readonly facts: readonly string[];
  /** And their kinds. */
  readonly kinds: readonly string[];
}

export interface Path {
  /** Entity ids, both ends included. */
  readonly nodes: readonly string[];
  readonly hops: readonly Hop[];
  /** Of the weakest hop; null for the path of no hop. */
  readonly support: Support | null;
}

/** Edges between two nodes, whichever way. Keys are numbers, since graphology's algorithms trip over a node called `constructor`. */
type Joined = { readonly rows: EdgeRow[] };
type Net = UndirectedGraph<Record<string, never>, Joined> | DirectedGraph<Record<string, never>, Joined>;

/** The net of the latest options is kept: one question about paths is mostly followed by another. */
const nets = new WeakMap<Core, { readonly key: string; readonly net: PathNet }>();

/** All edges that the options let in. @param ends entities that are let in whatever `among` says */
export function netOf(core: Core, options: PathOptions, ends: readonly string[] = []): PathNet {
  const { types, directed, supported, attributes, among } = options;
  if (among) return freshNet(core, options, ends);
  const key = JSON.stringify([types, directed, supported, attributes]);
  const old = nets.get(core);
  if (old?.key === key) return old.net;
  const net = freshNet(core, {
    ...(types ? { types } : {}),
    ...(directed ? { directed } : {}),
    ...(supported ? { supported } : {}),
    ...(attributes ? { attributes } : {}),
  });
  nets.set(core, { key, net });
  return net;
}

/** The same for one question alone: nodes that earlier questions brought in would count in a measure. */
export function freshNet(core: Core, options: PathOptions, ends: readonly string[] = []): PathNet {
  const net = new PathNet(core, options, ends);
  for (const row of net.rows()) net.add(row);
  return net;
}

/** The edges that a question may go over, those between the same two as one. */
export class PathNet {
  readonly #core: Core;
  readonly #options: PathOptions;
  readonly #net: Net;
  readonly #keys = new Map<string, string>();
  readonly #ids: string[] = [];

  readonly #among: ReadonlySet<string> | undefined;

  constructor(core: Core, options: PathOptions, ends: readonly string[] = []) {
    this.#core = core;
    this.#options = options;
    this.#among = options.among && new Set([...options.among, ...ends]);
    this.#net = options.directed ? new DirectedGraph() : new UndirectedGraph();
  }

  *rows(): Generator<EdgeRow> {
    const { types, supported } = this.#options;
    const least = supported ?? "unsourced";
    const { schema } = this.#core;
    const wanted = types && new Set(types.flatMap((name) => kindsNamed(schema, name)));
    const kinds = new Set(Object.keys(schema.relations));
    for (const row of this.#links()) {
      const { kind, support, background } = row.attributes;
      kinds.add(kind);
      if (wanted ? !wanted.has(kind) : background === true) continue;
      if (this.#among && !(this.#among.has(row.source) && this.#among.has(row.target))) continue;
      if (support !== "denied" && reaches(support, least)) yield row;
    }
    for (const type of wanted ?? []) {
      if (kinds.has(type)) continue;
      const names = Object.values(schema.relations).flatMap(({ label, inverse }) => [label, inverse]);
      throw new QueryError(`there is no relation type \`${type}\``, didYouMean(type, kinds) ?? didYouMean(type, names));
    }
  }

  *#links(): Generator<EdgeRow> {
    const { types, attributes } = this.#options;
    yield* linksOf(this.#core);
    if (attributes || types) {
      // A relation of the name is what is meant, unless attributes are asked for.
      for (const link of referenceLinks(this.#core))
        if (attributes || !Object.hasOwn(this.#core.schema.relations, link.attributes.kind)) yield link;
    }
  }

  add(row: EdgeRow): void {
    const [source, target] = [this.key(row.source), this.key(row.target)];
    this.#join(source, target, row);
    if (row.undirected && this.#options.directed) this.#join(target, source, row);
  }

  /** Those that are tied to anything, as keys of the net. */
  get graph(): Net {
    return this.#net;
  }

  /** The edges behind one of the net's. */
  rowsOf(edge: string): readonly EdgeRow[] {
    return this.#net.getEdgeAttribute(edge, "rows");
  }

  /** The facts behind all edges. */
  *facts(): Generator<string> {
    for (const { attributes } of this.#net.edgeEntries())
      for (const { attributes: edge } of attributes.rows) yield* edge.facts ?? [edge.fact];
  }

  /** From any of the one list to any of the other. */
  shortest(from: readonly string[], to: readonly string[], max: number = Number.POSITIVE_INFINITY): Path | null {
    // An id that is none must leave nothing behind: the net is kept for the next question.
    const [sources, targets] = [this.#known(from), this.#known(to)];
    const [start, end] = [this.gather(sources, "source"), this.gather(targets, "target")];
    const keys = bidirectional(this.#net, start.key, end.key)?.filter((key) => this.#ids[Number(key)] !== undefined);
    start.release();
    end.release();
    if (!keys || keys.length - 1 > max) return null;
    return this.path(keys.map((key) => this.id(key)));
  }

  /** All from any of the one list to any of the other that meet no other of either on the way. */
  *simple(from: readonly string[], to: readonly string[], max: number): Generator<readonly string[]> {
    const starts = this.#known(from);
    const [before, ends] = [new Set(starts), new Set(this.#known(to))];
    const left = this.#distances(ends, max);
    for (const start of before) {
      const trail = [start];
      const on = new Set(before);
      const fringes = [this.#next(start)];
      while (fringes.length > 0) {
        const next = fringes.at(-1)?.pop();
        if (next === undefined) {
          fringes.pop();
          on.delete(trail.pop() ?? "");
        } else if (!on.has(next) && trail.length + (left.get(next) ?? max) <= max) {
          if (ends.has(next)) yield [...trail, next].map((key) => this.id(key));
          else {
            trail.push(next);
            on.add(next);
            fringes.push(this.#next(next));
          }
        }
      }
    }
  }

  /** One node in the place of several, to walk from or to any of them, until it is released. Of one, that itself. */
  gather(keys: readonly string[], as: "source" | "target"): { readonly key: string; readonly release: () => void } {
    const [only, ...more] = keys;
    if (only !== undefined && more.length === 0) return { key: only, release: () => undefined };
    // No number is its name, so that it has no id.
    const key = `any ${as}`;
    this.#net.addNode(key);
    for (const one of new Set(keys)) {
      if (as === "source") this.#net.addEdge(key, one, { rows: [] });
      else this.#net.addEdge(one, key, { rows: [] });
    }
    return { key, release: () => this.#net.dropNode(key) };
  }

  #known(ids: readonly string[]): readonly string[] {
    return ids.map((id) => this.key(knownId(this.#core.indexes, id)));
  }

  path(nodes: readonly string[]): Path {
    const hops = nodes.slice(1).map((to, i) => this.#hop(nodes[i] ?? "", to));
    return { nodes, hops, support: weakestOf(hops.map((hop) => hop.support)) };
  }

  #hop(from: string, to: string): Hop {
    const edge = this.#net.edge(this.key(from), this.key(to));
    const rows = edge === undefined ? [] : this.#net.getEdgeAttribute(edge, "rows").toSorted(bestFirst);
    const [best] = rows;
    if (!best) throw new Error(`a path without an edge between ${from} and ${to}`);
    const { kind, label, support, fact, origin } = best.attributes;
    return {
      from,
      to,
      kind,
      label,
      forwards: best.undirected || best.source === from,
      support: levelAt(rankOf(support)) ?? "unsourced",
      ...(origin === "derived" ? { derived: true } : {}),
      fact: fact === "" ? null : fact,
      voices: this.#core.indexes.facts.get(fact)?.rollup.voices ?? [],
      kinds: [...new Set(rows.map((row) => row.attributes.kind))],
      facts: [...new Set(rows.flatMap((row) => row.attributes.facts ?? row.attributes.fact))].filter((id) => id !== ""),
    };
  }

  /** How many edges each node is from the end, within the limit: a walk that cannot make it any more is not begun. */
  #distances(to: Iterable<string>, max: number): ReadonlyMap<string, number> {
    const distances = new Map(Array.from(to, (key) => [key, 0]));
    for (const [key, distance] of distances) {
      if (distance >= max) continue;
      for (const near of this.#net.inboundNeighbors(key)) if (!distances.has(near)) distances.set(near, distance + 1);
    }
    return distances;
  }

  #next(key: string): string[] {
    return this.#net.outboundNeighbors(key).sort((x, y) => compareText(this.id(y), this.id(x)));
  }

  #join(source: string, target: string, row: EdgeRow): void {
    const edge = this.#net.edge(source, target);
    if (edge === undefined) this.#net.addEdge(source, target, { rows: [row] });
    else this.#net.getEdgeAttribute(edge, "rows").push(row);
  }

  key(id: string): string {
    const old = this.#keys.get(id);
    if (old !== undefined) return old;
    const key = String(this.#ids.length);
    this.#ids.push(id);
    this.#keys.set(id, key);
    this.#net.addNode(key);
    return key;
  }

  id(key: string): string {
    return this.#ids[Number(key)] ?? "";
  }
}

function bestFirst(a: EdgeRow, b: EdgeRow): number {
  const level = (row: EdgeRow) => rankOf(row.attributes.support);
  return level(b) - level(a) || b.attributes.voices - a.attributes.voices || compareText(a.key, b.key);
}
