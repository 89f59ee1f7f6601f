import { type Publications, publicationsAmong } from "../corroborate/voices.ts";
import type { EdgeAttributes } from "../model/dataset.ts";
import type { Entity } from "../model/entity.ts";
import type { Fact } from "../model/fact.ts";
import type { ProjectionEnd, RelationType, Schema } from "../model/schema.ts";
import { factAttributes } from "./edge-attributes.ts";
import type { EdgeRow } from "./graph-rows.ts";

/** What all edges have in common that one relation gives, or one of its projections. */
export interface EdgeStyle {
  readonly relation: RelationType;
  readonly label: string;
  readonly kind: string;
  readonly origin: "stated" | "projected";
  readonly undirected: boolean;
  /** Tells how far one who says that it goes on knows. */
  readonly sources: Publications;
}

/**
 * An edge that a fact gives. Its attributes are made when they are asked for: most readers look only at its ends,
 * and emitters write straight from its fact.
 */
export class FactEdge implements EdgeRow {
  readonly key: string;
  readonly source: string;
  readonly target: string;
  readonly undirected: boolean;
  readonly #fact: Fact;
  readonly #style: EdgeStyle;

  constructor(key: string, source: string, target: string, fact: Fact, style: EdgeStyle) {
    this.key = key;
    this.source = source;
    this.target = target;
    this.undirected = style.undirected;
    this.#fact = fact;
    this.#style = style;
  }

  get attributes(): EdgeAttributes {
    return factAttributes(this.#fact, this.#style.relation, this.#style, this.#style.sources);
  }

  /** What the attributes are made from. */
  get fact(): Fact {
    return this.#fact;
  }

  get style(): EdgeStyle {
    return this.#style;
  }
}

/** The ids at one end of a projection. Found once for each relation: facts are many. */
export type EndOf = (fact: Fact) => readonly string[];

/** The edges that a relation gives: the primary one, and one for each projection. */
export interface RelationStyles {
  readonly primary: EdgeStyle;
  readonly projections: readonly {
    readonly from: EndOf;
    readonly to: EndOf;
    readonly style: EdgeStyle;
  }[];
}

/** The styles of every relation type, by name. @param entities the sources of claims among them, whose dates tell how far a fact is known to go on */
export function edgeStyles(schema: Schema, entities: readonly Entity[]): ReadonlyMap<string, RelationStyles> {
  return stylesKnowing(schema, publicationsAmong(entities));
}

/** The same where it is known when sources were published. */
export function stylesKnowing(schema: Schema, sources: Publications): ReadonlyMap<string, RelationStyles> {
  const styles = new Map<string, RelationStyles>();
  for (const relation of Object.values(schema.relations)) {
    const { label, name, symmetric } = relation;
    const projections = relation.project.map(({ from, edge, to }) => {
      // A pair may not have edges of one kind both with and without direction: Gephi refuses the whole file.
      const undirected = schema.relations[edge]?.symmetric ?? false;
      const shown = schema.relations[edge]?.label ?? edge.replaceAll("_", " ");
      return {
        from: endOf(from),
        to: endOf(to),
        style: { relation, label: shown, kind: edge, origin: "projected", undirected, sources } as const,
      };
    });
    styles.set(name, {
      primary: { relation, label, kind: name, origin: "stated", undirected: symmetric, sources },
      projections,
    });
  }
  return styles;
}

const NO_ENDS: readonly never[] = [];

function endOf(end: ProjectionEnd): EndOf {
  if (end === "$from") return ({ subject }) => [subject];
  if (end === "$to") return ({ object }) => (object === null ? NO_ENDS : [object]);
  const name = end.slice(1);
  return ({ qualifiers }) => {
    const value = qualifiers[name];
    if (typeof value === "string") return [value];
    return Array.isArray(value) ? value.filter((one) => typeof one === "string") : NO_ENDS;
  };
}
