import type { Fact } from "../../src/model/fact.ts";
import { compareText } from "../../src/model/order.ts";
import type { EntitiesFile, PageTies } from "../../src/model/outputs/page.ts";
import { eachNamed } from "../../src/model/references.ts";
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
  { entities, page }: Pick<EntitiesFile, "entities" | "page">,
): readonly number[] {
  const numbers = new Set(entities.flatMap(({ id }, n) => (ids.has(id) ? n : [])));
  return page.named.flatMap((distances, file) => {
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

/** Of some facts those that name one of these entities, at an end, in a qualifier or as who speaks, and those with one of these ids. */
export function factsNaming(
  entities: ReadonlySet<string>,
  ids: ReadonlySet<string>,
  facts: readonly Fact[],
  schema: Schema,
): readonly Fact[] {
  return facts.filter((fact) => ids.has(fact.id) || names(fact, entities, schema));
}

function names(fact: Fact, ids: ReadonlySet<string>, schema: Schema): boolean {
  let found = false;
  eachNamed(fact, schema, (id) => {
    if (id !== null && ids.has(id)) found = true;
  });
  return found;
}
