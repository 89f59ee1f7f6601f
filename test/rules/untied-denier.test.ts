import { describe, expect, it } from "vitest";
import { findingsOf } from "../helpers/findings.ts";
import { lackingIn, resolve } from "../helpers/resolve.ts";
import { docs, schema } from "../resolve/tiny-schema.ts";

/** Who is warned of, where a state and others deny that it visited a land. */
function found(claims: readonly object[], files: Record<string, Record<string, unknown>> = {}): readonly string[] {
  const all = docs({
    news: { type: "source" },
    column: { type: "source", relations: { authored_by: "chief" } },
    land: { type: "state" },
    other: { type: "state" },
    ministry: { type: "organisation", relations: { part_of: "state" } },
    chief: { type: "person" },
    state: { type: "state", relations: { visited: { to: "land", claims: [{ source: "news" }, ...claims] } } },
    ...files,
  });
  return lackingIn(resolve(schema, all), schema)
    .filter(({ name }) => name === "untied-denier")
    .map(({ message, hint, place }) => `${"pointer" in place ? place.pointer : ""} ${message} ${hint}`);
}

const STATE = { by: "state", stance: "denies", source: "news" };
const CHIEF = { by: "chief", stance: "denies", source: "news" };

describe("who denies beside a party", () => {
  it("makes a denial independent, as long as nothing says for whom they speak", () => {
    expect(found([STATE, CHIEF])).toEqual([
      "/relations/visited/claims/2/stance `chief` makes the denial of `state.visited.land` independent of `state`: nothing says for whom `chief` speaks. write `leads: state` for `chief` if it speaks with that voice, or `speaks_for: []` if it is apart",
    ]);
  });

  it.each([
    ["leads it", [STATE, CHIEF], { relations: { leads: "state" } }, 0],
    ["leads a part of it", [STATE, CHIEF], { relations: { leads: "ministry" } }, 0],
    ["leads another", [STATE, CHIEF], { relations: { leads: "other" } }, 0],
    ["only doubts", [STATE, { ...CHIEF, stance: "doubts" }], {}, 0],
    ["is alone", [CHIEF], {}, 0],
    ["is beside a part of it", [{ ...STATE, by: "ministry" }, CHIEF], {}, 1],
    ["is relayed", [STATE, { ...CHIEF, by: "other", relays: "chief" }], {}, 1],
    ["writes it themselves", [STATE, { ...CHIEF, by: undefined, source: "column" }], {}, 0],
    ["is a state", [STATE, { ...CHIEF, by: "other" }], {}, 0],
    ["is beside another who is not a party", [{ ...STATE, by: "other" }, CHIEF], {}, 0],
  ])("%s: %j", (_, claims, chief, count) => {
    expect(found(claims, { chief: { type: "person", ...chief } })).toHaveLength(count);
  });

  it("is asked no more where they are told apart", () => {
    const files = (premier: string): Record<string, string> => ({
      "data/a.yaml":
        "type: state\nname: A\nrelations:\n  borders: {to: b, claims: [{source: news}, {by: a, stance: denies, source: news}, {by: premier, stance: denies, source: news}]}\n",
      "data/b.yaml": "type: state\nname: B\n",
      "data/news.yaml": "type: source\nname: News\nkind: news\ndate: 2024\n",
      "data/premier.yaml": `type: person\nname: Premier\n${premier}`,
    });
    const warned = (premier: string) => findingsOf(files(premier)).filter((found) => found.startsWith("W4020"));
    expect(warned("")).toEqual(["W4020 denies"]);
    expect(warned("speaks_for: []\n")).toEqual([]);
    expect(warned("speaks_for: a\n")).toEqual([]);
  });
});
