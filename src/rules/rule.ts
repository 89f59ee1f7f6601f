import type { SourceDates } from "../corroborate/date-watch.ts";
import type { Voices } from "../corroborate/voices.ts";
import type { Finding } from "../diagnostics/diagnostic.ts";
import type { Entity } from "../model/entity.ts";
import type { Fact } from "../model/fact.ts";
import type { Schema } from "../model/schema.ts";
import type { Resolved } from "../resolve/resolve.ts";
import type { Contradiction } from "./time/contradictions.ts";

/** Some facts, and what they are checked against. */
export interface FactsInView extends Pick<Resolved, "facts" | "symbols" | "items"> {
  /** Of all entities, what a rule of facts may look at: it runs again where that changes. */
  readonly entities: ReadonlyMap<string, Declared>;
  /** When sources were published. It is noted what is asked: a rule runs again where another date may give another answer. */
  readonly dates: SourceDates;
}

/** What is known of an entity without a look at what it says of itself. */
export type Declared = Pick<Entity, "id" | "type" | "file">;

/** All entities, and the facts that tell who speaks for whom. */
export interface EntitiesInView extends Pick<Resolved, "entities" | "symbols"> {
  readonly ties: readonly Fact[];
}

/** Looks at one fact after the other: runs again where a file of its block changed, or what the block names. In the order of the facts. */
export type FactRule = (view: FactsInView, schema: Schema) => readonly Finding[];

/** The same, but that what contradicts one and the same date, in whatever files, becomes one finding. */
export type DateRule = (view: FactsInView, schema: Schema) => readonly Contradiction[];

/** Looks at what tells facts apart, wherever they are written. */
export type TwinRule = (view: Pick<FactsInView, "facts">, schema: Schema) => readonly Finding[];

/** Looks at all entities, and at what ties one to another: runs again where an entity or a tie changed. */
export type EntityRule = (view: EntitiesInView, schema: Schema) => readonly Finding[];

/**
 * Finds what a whole project lacks. Notes are taken of one fact after the other and kept with the facts' block, so they are plain data;
 * what is lacking is told from the notes of all. Not asked while something else is broken: what is missing may be there.
 */
export interface ProjectRule<Note> {
  /** It may find an error. The others are not asked where errors are all that is told. */
  readonly findsErrors?: true;
  note(fact: Fact, view: FactsInView, schema: Schema): readonly Note[];
  /**
   * Of the notes of one block those that the whole needs; all, where the rule does not say.
   *
   * @param shared relations of which one fact may be written in two files
   */
  keep?(notes: readonly Note[], shared: ReadonlySet<string>): readonly Note[];
  find(notes: readonly Note[], whole: Whole, schema: Schema): readonly Finding[];
}

/** A project once all facts have been looked at. */
export interface Whole {
  readonly entities: ReadonlyMap<string, Entity>;
  /** Entities that no fact names: a list of its own for each who asks. */
  readonly unnamed: () => Set<unknown>;
  /** Who speaks for whom: made when it is asked for. */
  readonly voices: () => Voices;
}
