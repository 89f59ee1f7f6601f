import type { Entity } from "./entity.ts";
import type { Fact } from "./fact.ts";
import type { Project } from "./project.ts";
import type { Schema } from "./schema.ts";

/** A checked and corroborated project: what facts.json holds, what queries and the viewer run on. */
export interface Dataset {
  readonly format: "entente/1";
  /** Digest of everything below; a permalink carries it. 16 hexadecimal digits. */
  readonly digest: string;
  /** What entente.yaml says of the whole; left out where there is no such file. */
  readonly project?: Project;
  readonly schema: Schema;
  /** Sorted by id. */
  readonly entities: readonly Entity[];
  /** Sorted by id; derived facts are not among them (they are edges of the graph). */
  readonly facts: readonly Fact[];
}

/** Attributes of a node of graph.json; the key is the entity's id. */
export interface NodeAttributes {
  readonly label: string;
  /** Entity type. */
  readonly type: string;
  readonly x: number;
  readonly y: number;
  readonly size: number;
  /** `#rrggbb` */
  readonly color: string;
  readonly [key: string]: unknown;
}

/** Attributes of an edge of graph.json; the key is the fact's id, or `<fact id>~<n>` where projected, or `<type>:<a>:<b>:<what they share>` where derived. */
export interface EdgeAttributes {
  readonly label: string;
  /** Relation type, or a projection's edge name. */
  readonly kind: string;
  readonly origin: "stated" | "projected" | "derived";
  /** The fact it opens to; of a derived edge, the first of `facts`. */
  readonly fact: string;
  /** Of a derived edge: all facts it rests on. */
  readonly facts?: readonly string[];
  readonly support: string;
  readonly contested: string;
  /** Number of independent voices. */
  readonly voices: number;
  readonly weight: number;
  readonly color: string;
  /** EDTF as written, and its full days for time-aware tools. */
  readonly when?: string;
  readonly start?: string;
  readonly end?: string;
  /** The days on which it is certain that the fact holds; left out: there is none. */
  readonly certain_start?: string;
  readonly certain_end?: string;
  readonly [key: string]: unknown;
}
