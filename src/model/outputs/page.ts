import type { Dataset } from "../dataset.ts";
import type { Fact } from "../fact.ts";
import type { Project } from "../project.ts";
import type { EntityType } from "../schema.ts";
import type { EntityTexts, LeanEntity } from "./lean-entity.ts";

/**
 * What the viewer's page loads, file by file, and how it finds in which file a fact is. docs/outputs.md describes it for others.
 */
export const PAGE_FORMAT = "entente-page/3";

/** Of this many facts, in the order of facts.json, each file of facts holds all but for the last one. */
export const FACTS_IN_FILE = 1000;

/** Of this many entities, in their order, each file of texts holds those of all but for the last one. */
export const TEXTS_IN_FILE = 1000;

/** A project of more entities opens on an overview: drawn one by one, they would be a carpet. */
export const MOST_AT_ONCE = 2000;

/** overview.json: what the first picture is drawn from. */
export interface PageHead {
  readonly format: typeof PAGE_FORMAT;
  /** Of the dataset: every file of a build bears the same. */
  readonly digest: string;
  readonly project?: Project;
  readonly entities: number;
  readonly facts: number;
  /** null where there are so few entities that all are drawn. */
  readonly overview: Overview | null;
  /** Where two states of a project are shown as one. */
  readonly changes?: PageChanges;
}

/** What became of an entity or a fact between two states; `up` and `down` are support. */
export const CHANGES = ["came", "went", "up", "down", "changed"] as const;
export type Change = (typeof CHANGES)[number];

/** The difference between two states that one page shows, in words. */
export interface PageChanges {
  /** What the two are called. */
  readonly from: string;
  readonly to: string;
  readonly summary: string;
  /** Of neither an entity nor a fact: errors, the schema, new ids. */
  readonly notes: readonly string[];
  readonly items: readonly PageChange[];
}

export interface PageChange {
  readonly kind: "entity" | "fact";
  readonly id: string;
  readonly title: string;
  readonly change: Change;
  /** What was written of it. */
  readonly written: readonly string[];
  /** What follows for its roll-up, and why. */
  readonly follows: readonly string[];
}

/** A graph in groups, each round one of its best connected entities. */
export interface Overview {
  /** The largest first. */
  readonly groups: readonly OverviewGroup[];
  /** `[one, another, relations between them]`: places in `groups`. Those that stand out by the sizes of their groups, the most relations first. */
  readonly ties: readonly (readonly [one: number, another: number, relations: number])[];
  /** Relations between groups that are so few that no tie is drawn for them. */
  readonly untold: number;
  /** Entities in no group: nothing ties them to any. */
  readonly apart: number;
  /** How the types of the leads are drawn. */
  readonly types: Readonly<Record<string, Pick<EntityType, "label" | "color" | "dark">>>;
}

export interface OverviewGroup {
  /** The entity that it is named by. */
  readonly lead: string;
  readonly name: string;
  readonly type: string;
  /** How many entities it holds, its lead among them. */
  readonly members: number;
  /** Relations of its lead, sources and theses left out. */
  readonly relations: number;
  /** The middle of its members in the graph's picture. */
  readonly x: number;
  readonly y: number;
}

/** entities.json.gz: what every entity is called and is, and who speaks for whom. */
export interface EntitiesFile extends Omit<Dataset, "entities" | "facts"> {
  /** Sorted by id. */
  readonly entities: readonly LeanEntity[];
  readonly ties: PageTies;
}

/** Who speaks for whom: see `Ties`. */
export type PageTies = Readonly<
  Record<"speaksFor" | "authors" | "publishers" | "wholes", readonly (readonly [id: string, of: readonly string[]])[]>
>;

/** texts-0.json.gz and so on: what is left out of entities.json.gz, in its order. */
export interface TextsFile {
  readonly digest: string;
  readonly texts: readonly EntityTexts[];
}

/** places.json.gz: x, y and size of each entity, one after the other. */
export interface PlacesFile {
  readonly digest: string;
  readonly places: readonly number[];
}

/** naming.json.gz: in which file of facts a fact is, and which of them name an entity. */
export interface NamingFile {
  readonly digest: string;
  /** The id of the first fact in each file. */
  readonly firsts: readonly string[];
  /** For each file which entities it names: their places in `entities`, each as its distance from the one before. */
  readonly named: readonly (readonly number[])[];
}

/** Is added to a rank of support, and more than any of them. */
export const DERIVED = 8;

/** So many steps there may be: the base of their digits. */
export const STEPS: number = 2 * DERIVED;

/** paths.json.gz: over which pairs of entities a path may lead. */
export interface PathsFile {
  readonly digest: string;
  /** For each entity those after it that it is tied to: their places in `entities`, each as its distance from the one before, the first from its own. */
  readonly tied: readonly (readonly number[])[];
  /** For each entity a digit for each of these, in base `STEPS`: the rank of the best support between the two, and `DERIVED` where that follows from several facts. */
  readonly steps: readonly string[];
}

/** facts-0.json.gz and so on; leads.json.gz and story.json.gz hold some of them once more. */
export interface FactsFile {
  readonly digest: string;
  readonly facts: readonly Fact[];
}
