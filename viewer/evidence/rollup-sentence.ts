import type { Fact } from "../../src/model/fact.ts";
import { type Atlas, nameOf } from "../derive/atlas.ts";
import { bestWords, boundsWords, unitWords } from "./values.ts";

/** What a fact's claims amount to, in a sentence or two. */
export function rollupSentence(atlas: Atlas, fact: Fact): string {
  const { voices, deniers, contested } = fact.rollup;
  const parts = [`${supportPart(atlas, fact, voices)}`];
  if (deniers.length > 0 && fact.rollup.support !== "denied") {
    const how = contested === "by-party" ? "a party to it denies it" : "it is denied independently";
    parts[0] += `; ${how} (${list(atlas, deniers)})`;
  }
  const numbers = fact.rollup.quantities.map((quantity) => {
    const { min, max } = quantity.min === null && quantity.max === null ? quantity.envelope : quantity;
    const unit = unitWords(quantity);
    if (quantity.voices <= 1) return `One voice gives a number: ${bestWords(quantity)}.`;
    const best = quantity.best
      ? `most voices share ${boundsWords(quantity.best.min, quantity.best.max)}`
      : "no one value is shared by most";
    return `Numbers run from ${boundsWords(min, max)} ${unit}; ${best}.`
      .replace("from at least", "from")
      .replace("from up to", "up to");
  });
  return [`${parts[0]}.`, ...numbers].join(" ");
}

function supportPart(atlas: Atlas, fact: Fact, voices: readonly string[]): string {
  const who = list(atlas, voices);
  const n = voices.length;
  switch (fact.rollup.support) {
    case "confirmed":
      return n > 1 ? `Confirmed; ${n} independent voices say so (${who})` : `Confirmed by ${who}, a party to it`;
    case "corroborated":
      return `${n} independent voices say so (${who}), and none confirms it`;
    case "reported":
      return n > 1 ? `One voice states it, others only allege it (${who})` : `Only one voice states it (${who})`;
    case "alleged":
      return `It is only alleged (${who})`;
    case "projected":
      return `It is only predicted (${who})`;
    case "denied":
      return `It is only denied (${list(atlas, fact.rollup.deniers)})`;
    case "unsourced":
      return "Nobody is named for it";
  }
}

function list(atlas: Atlas, ids: readonly string[]): string {
  const names = ids.slice(0, 4).map((id) => nameOf(atlas, id));
  if (ids.length > 4) return `${names.join(", ")} and ${ids.length - 4} more`;
  return names.length < 2 ? names.join("") : `${names.slice(0, -1).join(", ")} and ${names.at(-1)}`;
}
