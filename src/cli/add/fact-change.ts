import type { Dataset } from "../../model/dataset.ts";
import type { Fact } from "../../model/fact.ts";
import { factIdentity } from "../../resolve/fact-id.ts";
import { count } from "../../wording/counts.ts";

/** `north-korea.supplies.russia: reported -> corroborated (2 voices)` */
export function changeOf(identity: string, before: Dataset, after: Dataset): string {
  const [was, now] = [factOf(before, identity), factOf(after, identity)];
  const support = (fact: Fact | undefined): string => fact?.rollup.support ?? "new";
  const voices = now?.rollup.voices.length ?? 0;
  const contested =
    was && now && was.rollup.contested !== now.rollup.contested
      ? `, contested: ${was.rollup.contested} -> ${now.rollup.contested}`
      : "";
  return `${now?.id ?? identity}: ${support(was)} -> ${support(now)} (${count(voices, "voice")}, ${count(now?.claims.length ?? 0, "claim")})${contested}`;
}

function factOf({ facts, schema }: Dataset, identity: string): Fact | undefined {
  return facts.find(({ type: name, subject, object, qualifiers, spell }) => {
    const type = schema.relations[name];
    return type !== undefined && factIdentity(type, subject, object, qualifiers, spell) === identity;
  });
}
