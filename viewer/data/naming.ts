import type { Fact } from "../../src/model/fact.ts";
import { compareText } from "../../src/model/order.ts";
import type { NamingFile, PageTies } from "../../src/model/outputs/page.ts";
import { eachNamed, isAmong } from "../../src/model/references.ts";
import type { Schema } from "../../src/model/schema.ts";

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
  const numbers = new Set(entities.flatMap(({ id }, n) => (ids.has(id) ? n : [])));
  return named.flatMap((distances, file) => {
    let number = 0;
    for (const distance of distances) {
      number += distance;
      if (numbers.has(number)) return file;
    }
    return [];
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
}

export function factsSought({ entities, among, ids }: Sought, facts: readonly Fact[], schema: Schema): readonly Fact[] {
  return facts.filter((fact) => ids.has(fact.id) || isAmong(fact, among) || names(fact, entities, schema));
}

function names(fact: Fact, ids: ReadonlySet<string>, schema: Schema): boolean {
  let found = false;
  eachNamed(fact, schema, (id) => {
    if (id !== null && ids.has(id)) found = true;
  });
  return found;
}
