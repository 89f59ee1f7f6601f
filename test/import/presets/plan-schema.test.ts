import { describe, expect, it } from "vitest";
import { memoryHost } from "../../../src/host/memory-host.ts";
import type { RelationWanted, TypeWanted } from "../../../src/import/presets/drafts.ts";
import { ftmEdge, ftmType } from "../../../src/import/presets/ftm-schemata.ts";
import type { Property } from "../../../src/import/presets/plan-fields.ts";
import { planTypes, type SchemaPlan, type WantedRelation } from "../../../src/import/presets/plan-schema.ts";
import { readDeclarations } from "../../../src/project/read-declarations.ts";

const BASE = {
  "schema/entities/thing.yaml": "label: Thing\nabstract: true\n",
  "schema/entities/person.yaml": "label: Person\nextends: thing\nattributes:\n  born: {type: date}\n",
  "schema/entities/pilot.yaml": "label: Pilot\nextends: person\n",
  "schema/entities/ship.yaml": "label: Ship\nextends: thing\n",
};
const OWNS: RelationWanted = { name: "owns", label: "owns", inverse: "owned by", origin: "Ownership" };
const property = (name: string, ...texts: string[]): Property => ({
  ...{
    name,
    texts: new Set(texts),
    isList: false,
    kinds: new Set<Property["kinds"] extends Set<infer K> ? K : never>([null]),
  },
});
const properties = (...all: Property[]): Map<string, Property> => new Map(all.map((one) => [one.name, one]));
const ends = (from: readonly string[], to: readonly string[], more: Partial<WantedRelation> = {}): WantedRelation => ({
  ...{ type: OWNS, properties: new Map(), from: new Set(from), to: new Set(to), isOwn: false },
  ...more,
});
const type = (name: string, parent: string): TypeWanted => ({ name, label: name, extends: parent, origin: name });

function plan(
  files: Readonly<Record<string, string>>,
  entities: readonly (readonly [TypeWanted, ...Property[]])[],
  relations: readonly WantedRelation[] = [],
): SchemaPlan {
  const host = memoryHost(new Map(Object.entries({ ...BASE, ...files })));
  return planTypes(host, readDeclarations(host).schema, "ftm", {
    entities: new Map(entities.map(([one, ...own]) => [one.name, { type: one, properties: properties(...own) }])),
    typeOf: () => () => undefined,
    relations: () => new Map(relations.map((one) => [one.type.name, one])),
  });
}
const written = ({ changes }: SchemaPlan) => Object.fromEntries(changes.map(({ path, text }) => [path, text]));
/** What a relation is called, and what is written of it, without its label and its description. */
const related = (owns: string | null, relation: WantedRelation) => {
  const made = plan(owns === null ? {} : { "schema/relations/owns.yaml": owns }, [], [relation]);
  return [
    made.relations.get(relation.type.name)?.name,
    made.changes.map(({ path, text }) => [path.slice(17), text]),
    made.passing.length,
  ];
};
const DECLARED = "label: owns\ninverse: owned by\n";
const NEW = `${DECLARED}description: "Imported: Ownership."\n`;
const PERSON_SHIP = "domain:\n  - person\nrange:\n  - ship\n";

describe("the entity types that an import is written with", () => {
  it("are those that are there, or new ones", () => {
    const made = plan({}, [[type("person", "thing")], [type("boat", "ship")], [type("thing", "ship")]]);
    expect([...made.entities].map(([key, { name }]) => [key, name])).toEqual([
      ["person", "person"],
      ["boat", "boat"],
      ["thing", "ftm-thing"],
    ]);
    expect(written(made)).toEqual({
      "schema/entities/boat.yaml": 'label: boat\nextends: ship\ndescription: "Imported: boat."\n',
      "schema/entities/ftm-thing.yaml": 'label: thing\nextends: ship\ndescription: "Imported: thing."\n',
    });
  });

  it("have a name of their own where a relation has theirs", () => {
    const owns = { "schema/relations/owns.yaml": `${DECLARED}domain: [person]\nrange: [ship]\n` };
    const made = plan(owns, [[type("owns", "thing")]]);
    expect([made.entities.get("owns")?.name, Object.keys(written(made))]).toEqual([
      "ftm-owns",
      ["schema/entities/ftm-owns.yaml"],
    ]);
  });

  it("inherit: a type lacks no field that its parent has, or gets", () => {
    const made = plan({}, [
      [type("captain", "pilot"), property("born", "1970-01-05"), property("rank", "one")],
      [type("pilot", "person"), property("rank", "two")],
      [type("person", "thing"), property("born", "1970-01-06"), property("size", "big one")],
    ]);
    expect(written(made)).toEqual({
      "schema/entities/captain.yaml": 'label: captain\nextends: pilot\ndescription: "Imported: captain."\n',
      "schema/entities/person.yaml":
        "label: Person\nextends: thing\nattributes:\n  born: {type: date}\n  size:\n    type: text\n",
      "schema/entities/pilot.yaml": "label: Pilot\nextends: person\nattributes:\n  rank:\n    type: text\n",
    });
    expect(made.entities.get("captain")?.names).toEqual(
      new Map([
        ["born", "born"],
        ["rank", "rank"],
      ]),
    );
  });
});

describe("the relation type that an import is written with", () => {
  it("is a new one where there is none", () => {
    expect(related(null, ends(["ship", "person"], ["ship"]))).toEqual([
      "owns",
      [["owns.yaml", `${NEW}domain:\n  - person\n  - ship\nrange:\n  - ship\n`]],
      0,
    ]);
    const payment = {
      ...OWNS,
      symmetric: true,
      time: "event",
      key: ["date", "amount", "absent"],
      inverse: "owns",
    } as const;
    const own = ends(["person"], ["person"], {
      type: payment,
      isOwn: true,
      properties: properties(property("amount", "5 and 6")),
    });
    expect(related(null, own)).toEqual([
      "owns",
      [
        [
          "owns.yaml",
          'label: owns\ndescription: "Imported: Ownership."\nsymmetric: true\ndomain:\n  - person\nrange:\n  - person\nkey:\n  - when\n  - amount\nself: allowed\ntime: event\nqualifiers:\n  amount:\n    type: text\n',
        ],
      ],
      0,
    ]);
  });

  it("is not written where no row has both ends: then anything may be at them", () => {
    const made = plan({}, [], [ends([], [])]);
    const all = ["thing", "person", "pilot", "ship"].map((one) => `  - ${one}\n`).join("");
    expect([made.relations.get("owns")?.name, made.changes]).toEqual(["owns", []]);
    expect(made.passing.map(({ path, text }) => [path, text])).toEqual([
      ["schema/relations/owns.yaml", `domain:\n${all}range:\n${all}`],
    ]);
  });

  it("is one that takes the ends already, or types that extend them", () => {
    const ours = `${DECLARED}domain: [person]\nrange: [ship]\n`;
    for (const relation of [ends(["person"], ["ship"]), ends(["pilot"], ["ship"])])
      expect(related(ours, relation)).toEqual(["owns", [], 0]);
  });

  it("is another one where that of this name means something else", () => {
    for (const [what, ours, relation] of [
      ["begins at others", `${DECLARED}domain: [ship]\nrange: [ship]\n`, ends(["person"], ["ship"])],
      ["leads to others", `${DECLARED}domain: [person]\nrange: [pilot]\n`, ends(["person"], ["ship"])],
      ["leads to a value", "label: owns\ndomain: [person]\nvalue: text\n", ends(["person"], ["ship"])],
      [
        "has to be told more",
        `${DECLARED}${PERSON_SHIP}qualifiers:\n  share: {type: text, required: true}\n`,
        ends(["person"], ["ship"]),
      ],
      ["holds both ways", `label: owns\nsymmetric: true\n${PERSON_SHIP}`, ends(["person"], ["ship"])],
      ["binds two", `${DECLARED}domain: [person]\nrange: [person]\n`, ends(["person"], ["person"], { isOwn: true })],
    ] as const) {
      const [name, files] = related(ours, relation);
      expect([what, name, (files as string[][]).map(([path]) => path)]).toEqual([what, "ftm_owns", ["ftm_owns.yaml"]]);
    }
  });

  it("may hold both ways, whichever end a thing is at, and bind a thing to itself", () => {
    const both = { ...OWNS, symmetric: true } as const;
    expect(related(`label: owns\nsymmetric: true\n${PERSON_SHIP}`, ends(["ship"], ["person"], { type: both }))).toEqual(
      ["owns", [], 0],
    );
    const own = ends(["person"], ["person"], { isOwn: true });
    expect(related(`${DECLARED}domain: [person]\nrange: [person]\nself: allowed\n`, own)).toEqual(["owns", [], 0]);
    expect(
      related(
        `${DECLARED}domain: [person]\nrange: [person]\nself: allowed\n`,
        ends(["person"], ["person"], { type: both }),
      )[0],
    ).toBe("ftm_owns");
  });

  it("of an earlier import is widened by the ends that it lacks", () => {
    const earlier = `${NEW}${PERSON_SHIP}`;
    expect(related(earlier, ends(["person"], ["ship"]))).toEqual(["owns", [], 0]);
    expect(related(earlier, ends(["ship"], ["person"]))).toEqual([
      "owns",
      [["owns.yaml", `${NEW}domain:\n  - person\n  - ship\nrange:\n  - person\n  - ship\n`]],
      0,
    ]);
    const [, files] = related(
      `${NEW}domain:\n  - person\nrange:\n  - person\n`,
      ends(["person"], ["person"], { isOwn: true }),
    );
    expect(files).toEqual([
      ["owns.yaml", expect.stringMatching(/domain:\n {2}- person\nrange:\n {2}- person\nself: allowed\n$/)],
    ]);
  });

  it("gets the qualifiers that it lacks, and keeps what it says", () => {
    const more = ends(["person"], ["ship"], {
      properties: properties(property("share", "a half"), property("role", "x y")),
    });
    const ours = `label: has # ours\ninverse: owned by\n${PERSON_SHIP}qualifiers:\n  role: {type: text}\n`;
    expect(related(ours, more)).toEqual([
      "owns",
      [
        [
          "owns.yaml",
          `label: has # ours\ninverse: owned by\n${PERSON_SHIP}qualifiers:\n  role: {type: text}\n  share:\n    type: text\n`,
        ],
      ],
      0,
    ]);
  });

  it("is this project's own where an export of ours names it, whatever the ends", () => {
    const ours = `${DECLARED}domain: [pilot]\nrange: [pilot]\n`;
    expect(related(ours, ends(["person"], ["ship"], { type: { ...OWNS, isOurs: true } }))).toEqual(["owns", [], 0]);
  });

  it("is never called as an entity type is, and counts where two names are taken", () => {
    const clash = { ...OWNS, name: "ship" };
    expect(related(null, ends(["person"], ["ship"], { type: clash }))[0]).toBe("ftm_ship");
    const taken = `${DECLARED}domain: [ship]\nrange: [ship]\n`;
    const made = plan(
      { "schema/relations/owns.yaml": taken, "schema/relations/ftm_owns.yaml": taken },
      [],
      [ends(["person"], ["person"])],
    );
    expect(made.relations.get("owns")?.name).toBe("ftm_owns_2");
    const wanted = plan(
      {},
      [[type("boat", "ship")]],
      [ends(["person"], ["ship"], { type: { ...OWNS, name: "boat" } })],
    );
    expect(wanted.relations.get("boat")?.name).toBe("ftm_boat");
  });
});

describe("a schema of FollowTheMoney", () => {
  it.each([
    ["Person", "person", "actor", "Person"],
    ["PublicBody", "public-body", "organisation", "Public Body"],
    ["HyperText", "source", "thing", "Hyper Text"],
    ["SpaceCraft", "space-craft", "thing", "Space Craft"],
    ["constructor", "constructor", "thing", "constructor"],
    ["…", "object", "thing", "…"],
  ])("%s is a type of entities here: %s", (schema, name, parent, label) => {
    expect(ftmType(schema)).toEqual({ name, label, extends: parent, origin: `FollowTheMoney's ${schema}` });
  });

  it.each([
    ["Ownership", "owner", "asset", { name: "owns", label: "owns", inverse: "owned by" }],
    [
      "Directorship",
      "director",
      "organization",
      { name: "directs", label: "directs", inverse: "directed by", key: ["role"] },
    ],
    [
      ...(["Payment", "payer", "beneficiary"] as const),
      {
        name: "pays",
        label: "pays",
        inverse: "paid by",
        time: "event",
        key: ["date", "amount", "amountEur", "amountUsd", "purpose"],
      },
    ],
    [
      "Debt",
      "debtor",
      "creditor",
      { name: "owes", label: "owes", inverse: "owed by", key: ["date", "amount", "amountEur", "amountUsd"] },
    ],
    [
      "Similar",
      "candidate",
      "match",
      { name: "similar_to", label: "similar to", inverse: "similar to", symmetric: true },
    ],
  ])("%s is a relation here", (schema, source, target, relation) => {
    expect(ftmEdge(schema)).toEqual({
      source,
      target,
      relation: { ...relation, origin: `FollowTheMoney's ${schema}` },
    });
  });

  it("is a relation only where it is an edge", () => {
    expect(["Person", "toString"].map(ftmEdge)).toEqual([undefined, undefined]);
  });
});
