import { Reach } from "../../src/compile/reach.ts";
import { voicesOf } from "../../src/corroborate/voices.ts";
import { contentHead } from "../../src/emit/digest.ts";
import { openSpill } from "../../src/host/byte-range.ts";
import type { Dataset } from "../../src/model/dataset.ts";
import type { Fact } from "../../src/model/fact.ts";
import type { StoredFacts } from "../../src/pipeline/stored-facts.ts";

/** A dataset's facts stored in a file, a few in each block. */
export function stored(data: Dataset, file: string): StoredFacts {
  const { digest, schema, facts } = data;
  const entities = new Map(data.entities.map((one) => [one.id, one]));
  const numbers = new Map([...entities.keys()].sort().map((id, n) => [id, n]));
  const reach = new Reach(schema, numbers.size, (id) => numbers.get(id));
  const spill = openSpill(file);
  try {
    let length = 0;
    for (const chunk of contentHead(data)) length += spill.append(chunk).length;
    const blockOf = (own: readonly Fact[]) => {
      reach.begin();
      for (const fact of own) reach.add(fact);
      const lines = own.map((fact) => `,\n${JSON.stringify(fact)}`).join("");
      return {
        name: own[0]?.file ?? "",
        facts: spill.pack(Buffer.from(lines)),
        reached: reach.numbers(),
        claims: own.reduce((sum, { claims }) => sum + claims.length, 0),
        ...reach.mentions(),
      };
    };
    const blocks = [0, 3, 6].map((from, n, all) => blockOf(facts.slice(from, all[n + 1])));
    const scope = { entities, numbers, voices: voicesOf(entities, facts, schema) };
    const context = (): never => {
      throw new Error("nothing is known of how it was compiled");
    };
    return { digest, schema, head: { file, offset: 0, length }, blocks, context, scope, isIntact: () => true };
  } finally {
    spill.close();
  }
}
