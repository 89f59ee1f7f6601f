import { AUTHORED_BY, PART_OF, PUBLISHED_BY } from "../../src/corroborate/vocabulary.ts";
import { plain, webAddress } from "../data/plain-text.ts";
import { type Atlas, nameOf } from "../derive/atlas.ts";

/**
 * A source in one line: who wrote it, what it is called, where and when it appeared, and its address.
 *
 * @param place where in it: "paragraph 3"
 */
export function sourceWords(atlas: Atlas, id: string, place?: string): string {
  const attributes = atlas.kg.entity(id)?.attributes ?? {};
  const authors = namesOf(atlas, id, AUTHORED_BY);
  const publishers = namesOf(atlas, id, PUBLISHED_BY);
  const wholes = namesOf(atlas, id, PART_OF);
  const { date, url } = attributes;
  const parts = [
    ...(authors.length > 0 ? [authors.join(", ")] : []),
    `“${plain(nameOf(atlas, id))}”`,
    ...(wholes.length > 0 ? [`in “${wholes.join("”, “")}”`] : []),
    ...publishers,
    ...(typeof date === "string" ? [plain(date)] : []),
    ...(place ? [plain(place)] : []),
  ];
  const address = webAddress(url);
  return `${oneLine(parts.join(", "))}.${address ? ` ${address}` : ""}`;
}

/** A name must not be able to begin a line of its own. */
export function oneLine(text: string): string {
  return plain(text).replace(/\s+/g, " ").trim();
}

function namesOf(atlas: Atlas, id: string, relation: string): string[] {
  return atlas.kg
    .factsAbout(id)
    .filter((fact) => fact.type === relation && fact.subject === id)
    .flatMap(({ object }) => (object ? [plain(nameOf(atlas, object))] : []));
}
