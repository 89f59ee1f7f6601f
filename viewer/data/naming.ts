import type { Fact } from "../../src/model/fact.ts";
import { compareText } from "../../src/model/order.ts";
import type { NamingFile, PageTies } from "../../src/model/outputs/page.ts";
import { eachNamed, isAmong } from "../../src/model/references.ts";
import type { Schema } from "../../src/model/schema.ts";
import type { Step } from "../paths/steps-between.ts";

/** Ids, and those of all that is part of a source among them: what is said in a comment is said below the article. */
export function partsOfSources(ids: readonly string[], { wholes }: PageTies): readonly string[] {
  const found = new Set(ids);
  for (const whole of found) for (const [part, of] of wholes) if (of.includes(whole)) found.add(part);
  return [...found];
}

/** The numbers of the files with facts that name one of these entities. */
export function filesNaming(
  ids: ReadonlySet<string>,
  entities: readonly { readonly id: string }[],
  { named }: Pick<NamingFile, "named">,
): readonly number[] {
  return filesWith(new Set(entities.flatMap(({ id }, n) => (ids.has(id) ? n : []))), 1, named);
}

/** The numbers of the files that name so many of these entities, by their places. */
export function filesWith(entities: ReadonlySet<number>, least: number, named: NamingFile["named"]): readonly number[] {
  return named.flatMap((distances, file) => {
    let [number, found] = [0, 0];
    for (const distance of distances) {
      number += distance;
      if (entities.has(number)) found += 1;
      if (found === least) return file;
    }
    return [];
  });
}

/** The numbers of the files with facts that some steps of a path rest on, but for those that name the lead of a group. */
export function filesOfSteps(
  steps: readonly Step[],
  leads: ReadonlySet<string>,
  entities: readonly { readonly id: string }[],
  { named }: Pick<NamingFile, "named">,
): readonly number[] {
  return steps.flatMap(({ ends, derived }) => {
    const rest = new Set(ends.filter((id) => !leads.has(id)));
    const places = new Set(entities.flatMap(({ id }, n) => (rest.has(id) ? n : [])));
    if (derived) return filesWith(places, 1, named);
    return rest.size === 2 ? filesWith(places, 2, named) : [];
  });
}

/** The numbers of the files that these facts are in. */
export function filesOfFacts(ids: readonly string[], firsts: readonly string[]): readonly number[] {
  return ids.flatMap((id) => {
    const file = firsts.findLastIndex((first) => compareText(first, id) <= 0);
    return file < 0 ? [] : file;
  });
}

/** What is wanted of some facts. */
export interface Sought {
  /** Facts that name one of these, at an end, in a qualifier or as who speaks. */
  readonly entities: ReadonlySet<string>;
  /** Facts between two of these, or about one of them alone. */
  readonly among: ReadonlySet<string>;
  /** Facts with one of these ids. */
  readonly ids: ReadonlySet<string>;
  /** Facts that name both ends of one of these, or one of them where it follows from several. */
  readonly steps: readonly Step[];
}

export function factsSought(
  { entities, among, ids, steps }: Sought,
  facts: readonly Fact[],
  schema: Schema,
): readonly Fact[] {
  const onWay = steps.map(({ ends, derived }) => ({ ends: new Set(ends), least: derived ? 1 : 2 }));
  return facts.filter(
    (fact) =>
      ids.has(fact.id) ||
      isAmong(fact, among) ||
      named(fact, entities, schema) > 0 ||
      onWay.some(({ ends, least }) => named(fact, ends, schema) >= least),
  );
}

/** How many of these a fact names. */
function named(fact: Fact, ids: ReadonlySet<string>, schema: Schema): number {
  const found = new Set<string>();
  eachNamed(fact, schema, (id) => {
    if (id !== null && ids.has(id)) found.add(id);
  });
  return found.size;
}
