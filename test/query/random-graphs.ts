import fc from "fast-check";
import type { Claim } from "../../src/model/claim.ts";
import type { Dataset } from "../../src/model/dataset.ts";
import type { Fact } from "../../src/model/fact.ts";
import { STANCES } from "../../src/model/stance.ts";
import { dataset, entity, fact, quantity, SMALL_SCHEMA } from "./small-graph.ts";

export const STATES = ["north-korea", "russia", "ukraine", "china"];
export const PEOPLE = ["anna", "boris", "kim"];
export const WEAPONS = ["kn-23", "shell"];
export const SOURCES = ["june", "october", "october-c1"];
const ENTITIES = [
  ...STATES.map((id) => entity(id, "state")),
  ...PEOPLE.map((id) => entity(id, "person")),
  ...WEAPONS.map((id) => entity(id, "weapon")),
  entity("june", "source", { attributes: { kind: "news", date: "2024-06" } }),
  entity("october", "source", { attributes: { kind: "news", date: "2024-10-30" } }),
  entity("october-c1", "source", { attributes: { kind: "comment" } }),
];
const FIXED = [
  fact("october-c1.part_of.october", ["october-c1", "part_of", "october"], {}, [{ source: "october-c1" }]),
  fact("june.authored_by.anna", ["june", "authored_by", "anna"], {}, [{ source: "june" }]),
];

const claim: fc.Arbitrary<Partial<Claim>> = fc.record({
  by: fc.constantFrom(null, ...PEOPLE, ...STATES),
  stance: fc.constantFrom(...STANCES),
  source: fc.constantFrom(...SOURCES),
  relays: fc.constantFrom<readonly string[]>([], [], [], ["unknown"], ["kim"], ["china", "boris"]),
  says: fc.constantFrom({}, {}, { quantity: quantity("~5000 rounds") }, { quantity: quantity("100.. missiles/month") }),
});
const triple = fc.record({
  subject: fc.constantFrom(...STATES, "unknown"),
  type: fc.constantFrom("supplies", "strikes", "borders"),
  object: fc.constantFrom(...STATES, "unknown"),
  item: fc.constantFrom(null, ...WEAPONS),
  when: fc.constantFrom(null, "2024", "2024-05/..", "../2023-12-31"),
  claims: fc.array(claim, { maxLength: 4 }),
});
const leads = fc.record({ who: fc.constantFrom(...PEOPLE), whom: fc.constantFrom(...STATES) });

/** Who supplies, strikes and borders whom, who speaks for whom, and who says so. */
export const graphs: fc.Arbitrary<Dataset> = fc
  .tuple(fc.array(triple, { minLength: 5, maxLength: 40 }), fc.array(leads, { maxLength: 3 }))
  .map(([triples, leaders]) => {
    const facts = new Map<string, Fact>(FIXED.map((one) => [one.id, one]));
    for (const { subject, type, object, item, when, claims } of triples) {
      const id = [subject, type, object, ...(item ? [item] : [])].join(".");
      const named = item === null ? {} : type === "strikes" ? { with: item } : type === "supplies" ? { item } : {};
      if (subject !== object)
        facts.set(id, fact(id, [subject, type, object], { ...named, ...(when ? { when } : {}) }, claims));
    }
    for (const { who, whom } of leaders) {
      const id = `${who}.leads.${whom}`;
      facts.set(id, fact(id, [who, "leads", whom], {}, [{ source: "june" }]));
    }
    return dataset(SMALL_SCHEMA, ENTITIES, [...facts.values()]);
  });

/** Most conditions are left out of most questions, or nothing would be found. */
export const seldom = <T>(values: readonly T[], none: T): fc.Arbitrary<T> =>
  fc.oneof({ weight: 5, arbitrary: fc.constant(none) }, { weight: 2, arbitrary: fc.constantFrom(...values) });

/** The same with claims that name a weapon of their own, where their fact's type has a qualifier for it. */
export const namingGraphs: fc.Arbitrary<Dataset> = fc
  .tuple(graphs, fc.array(fc.constantFrom(null, null, ...WEAPONS), { minLength: 17, maxLength: 17 }))
  .map(([data, weapons]) => {
    let n = 0;
    const facts = data.facts.map((one): Fact => {
      const name = { supplies: "item", strikes: "with" }[one.type];
      const claims = one.claims.map((claim): Claim => {
        const weapon = weapons[n++ % weapons.length];
        return name && weapon ? { ...claim, says: { ...claim.says, [name]: weapon } } : claim;
      });
      return { ...one, claims };
    });
    return dataset(data.schema, data.entities, facts);
  });
