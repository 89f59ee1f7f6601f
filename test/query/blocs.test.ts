import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Dataset } from "../../src/model/dataset.ts";
import { isFor } from "../../src/model/stance.ts";
import { rankOf } from "../../src/model/support.ts";
import { endsOfPath } from "../../src/query/blocs.ts";
import { neighbourhood } from "../../src/query/graph/measures.ts";
import type { Path } from "../../src/query/graph/net.ts";
import { openGraph } from "../../src/query/index.ts";
import type { Match } from "../../src/query/match.ts";
import { runs } from "../helpers/runs.ts";
import { dataset, entity, fact, relationType, SMALL_SCHEMA } from "./small-graph.ts";

const schema = {
  ...SMALL_SCHEMA,
  relations: {
    ...SMALL_SCHEMA.relations,
    member_of: relationType("member_of", { belongs_to_object: true }),
    sets_up: relationType("sets_up", { belongs_to_subject: true }),
  },
};
const ACTORS = ["a", "b", "c", "d", "e", "f", "g"];
/** Each type with which of its ends belongs to which; null: neither. */
const MEMBER_IS = {
  leads: "subject",
  part_of: "subject",
  member_of: "subject",
  sets_up: "object",
  borders: null,
  strikes: null,
} as const;

const one = fc.record({
  subject: fc.constantFrom(...ACTORS, "shell"),
  type: fc.constantFrom(...(Object.keys(MEMBER_IS) as (keyof typeof MEMBER_IS)[])),
  object: fc.constantFrom(...ACTORS, "shell"),
  stance: fc.constantFrom("states", "states", "states", "denies", "doubts"),
});
const graphs: fc.Arbitrary<Dataset> = fc
  .tuple(fc.array(one, { minLength: 4, maxLength: 14 }), fc.constantFrom(undefined, ["b"], ["b", "c"], []))
  .map(([all, speaksFor]) => {
    const entities = ACTORS.map((id) =>
      entity(id, "state", id === "a" && speaksFor ? { attributes: { speaks_for: speaksFor } } : {}),
    );
    const facts = all
      .filter(({ subject, object }) => subject !== object)
      .map(({ subject, type, object, stance }, n) =>
        fact(`f${String(n).padStart(2, "0")}`, [subject, type, object], {}, [
          { source: "s", stance: stance as "states" },
        ]),
      );
    return dataset(schema, [...entities, entity("shell", "weapon"), entity("s", "source")], facts);
  });

/** Who belongs to whom in one step, then in any number of steps: a table of all pairs, squared until it stays as it is. */
function belongings({ facts, entities }: Dataset): (member: string, owner: string) => boolean {
  const pairs = new Set<string>();
  for (const { type, subject, object, claims } of facts) {
    const member = MEMBER_IS[type as keyof typeof MEMBER_IS];
    if (member === null || object === null || !claims.some(({ stance }) => isFor(stance))) continue;
    pairs.add(member === "subject" ? `${subject} ${object}` : `${object} ${subject}`);
  }
  for (const owner of [entities[0]?.attributes["speaks_for"] ?? []].flat()) pairs.add(`a ${owner}`);
  for (const pair of [...pairs]) if (pair.includes("shell")) pairs.delete(pair);
  for (let before = -1; before < pairs.size; ) {
    before = pairs.size;
    for (const x of ACTORS)
      for (const y of ACTORS)
        for (const z of ACTORS) if (pairs.has(`${x} ${y}`) && pairs.has(`${y} ${z}`)) pairs.add(`${x} ${z}`);
  }
  return (member, owner) => pairs.has(`${member} ${owner}`);
}

const RUNS = { numRuns: runs(200) };

describe("a bloc", () => {
  test("is all that belong to one, and all that it belongs to", () => {
    fc.assert(
      fc.property(graphs, (data) => {
        const graph = openGraph(data);
        const belongs = belongings(data);
        for (const of of ACTORS) {
          const others = ACTORS.filter((id) => id !== of && (belongs(id, of) || belongs(of, id)));
          const bloc = graph.bloc(of);
          expect(bloc.ids).toEqual([of, ...others]);
          for (const { id, ties } of bloc.members) {
            // Each tie leads on from where the one before it ends: to `of` at last, or from it.
            const down = [of, ...ties.map(({ member }) => member)];
            const up = [of, ...ties.map(({ owner }) => owner)];
            const isDown = ties.every(({ owner }, n) => owner === down[n]) && down.at(-1) === id;
            expect(isDown || (ties.every(({ member }, n) => member === up[n]) && up.at(-1) === id)).toBe(true);
          }
        }
      }),
      RUNS,
    );
  });

  test("does not depend on the order of facts and entities", () => {
    fc.assert(
      fc.property(graphs, (data) => {
        const other = openGraph({ ...data, facts: data.facts.toReversed(), entities: data.entities.toReversed() });
        for (const of of ACTORS) expect(other.bloc(of)).toEqual(openGraph(data).bloc(of));
      }),
      RUNS,
    );
  });

  test("answers as its members do, each fact once, and says through whom it came", () => {
    fc.assert(
      fc.property(graphs, fc.constantFrom(...ACTORS), fc.constantFrom(...ACTORS), (data, of, other) => {
        const graph = openGraph(data);
        const [bloc, otherBloc] = [graph.bloc(of), graph.bloc(other)];
        for (const end of ["from", "to", "about"] as const) {
          const union = new Set(bloc.ids.flatMap((id) => graph.facts()[end](id).ids()));
          const found = graph.facts()[end](...bloc.ids);
          expect(found.ids()).toEqual([...union].sort());
          const direct = new Set(graph.facts()[end](of).ids());
          for (const fact of found) {
            const through = graph.through(fact, { [end]: [bloc] });
            expect(through.length === 0).toBe(direct.has(fact.id));
            for (const id of through) expect(graph.facts()[end](id).ids()).toContain(fact.id);
          }
        }
        const pairs = bloc.ids.flatMap((x) => otherBloc.ids.map((y) => [x, y] as const));
        const union = new Set(pairs.flatMap(([x, y]) => graph.facts().between(x, y).ids()));
        const between = graph.facts().between(bloc.ids, otherBloc.ids);
        expect(between.ids()).toEqual([...union].sort());
        const direct = new Set(graph.facts().between(of, other).ids());
        for (const fact of between)
          expect(graph.through(fact, { between: [bloc, otherBloc] }).length === 0).toBe(direct.has(fact.id));
      }),
      RUNS,
    );
  });

  test("as of a time is of the ties that may hold then, and of those without a date", () => {
    const ties = [
      fact("b.leads.a", ["b", "leads", "a"], { when: "1990/1994" }, [{ source: "s" }]),
      fact("c.leads.a", ["c", "leads", "a"], { when: "1995/1999" }, [{ source: "s" }]),
      fact("d.part_of.a", ["d", "part_of", "a"], {}, [{ source: "s" }]),
    ];
    const all = [...ACTORS.map((id) => entity(id, "state")), entity("s", "source")];
    const graph = openGraph(dataset(schema, all, ties));
    expect(graph.bloc("a").ids).toEqual(["a", "b", "c", "d"]);
    expect(graph.asOf("1992").bloc("a").ids).toEqual(["a", "b", "d"]);
    expect(graph.asOf("1997").bloc("a").ids).toEqual(["a", "c", "d"]);
    expect(() => graph.bloc("nowhere")).toThrow("nowhere");
    expect(graph.bloc("a").members.map(({ holds }) => holds)).toEqual([undefined, undefined, undefined]);
    const undated = openGraph(dataset(schema, all, ties.slice(2))).asOf("1992", { undated: true });
    expect(undated.bloc("a").members).toMatchObject([{ id: "d", holds: "possible" }]);
  });

  test("as of a time has as certain members those whom certain ties lead to", () => {
    let [some, only] = [0, 0];
    const dates = fc.array(fc.constantFrom(undefined, "1990/1994", "1990/..", "1992", "1992-05/", "2000/2004"), {
      minLength: 14,
      maxLength: 14,
    });
    fc.assert(
      fc.property(graphs, dates, fc.constantFrom(...ACTORS), fc.boolean(), (data, whens, of, undated) => {
        const facts = data.facts.map((one, n) => {
          const when = whens[n];
          return when === undefined ? one : { ...one, qualifiers: { when } };
        });
        const then = openGraph({ ...data, facts }).asOf("1992", { undated });
        const certain = then.only(then.dataset.facts.filter(({ id }) => then.answers.get(id) === "certain"));
        // Undated ties are not certain: asked of the graph of the others alone.
        const sure = openGraph({ ...data, facts: certain.dataset.facts }).bloc(of).ids;
        const { members } = then.bloc(of);
        if (then.answers.size === 0 && then.undated.trueOn.length === 0) return;
        for (const { id, holds, ties } of members) {
          expect(holds).toBe(sure.includes(id) ? "certain" : "possible");
          if (holds === "certain")
            expect(ties.every(({ fact }) => fact === null || then.answers.get(fact) === "certain")).toBe(true);
          if (holds === "certain") some += 1;
          else only += 1;
        }
        expect(sure.filter((id) => id !== of && !members.some((one) => one.id === id))).toEqual([]);
      }),
      RUNS,
    );
    expect(Math.min(some, only)).toBeGreaterThan(20);
  });
});

describe("questions about blocs", () => {
  const actor = fc.constantFrom(...ACTORS);

  test("a path leads from any of the one to any of the other, and is the shortest, or the strongest, of all", () => {
    const lengthOf = (path: Path | null): number => path?.hops.length ?? Number.POSITIVE_INFINITY;
    const strengthOf = (path: Path | null): number => (path?.support ? rankOf(path.support) : -1);
    let found = 0;
    fc.assert(
      fc.property(graphs, actor, actor, fc.boolean(), (data, a, b, directed) => {
        fc.pre(a !== b);
        const graph = openGraph(data);
        const [blocs, options] = [[graph.bloc(a), graph.bloc(b)] as const, { directed, max: 3 }];
        const [from, to] = endsOfPath(...blocs);
        expect(from[0]).toBe(a);
        expect(to[0]).toBe(b);
        expect(from.filter((id) => to.includes(id))).toEqual([]);
        const isShared = (id: string): boolean => blocs.every(({ ids }) => ids.includes(id));
        for (const id of blocs.flatMap(({ ids }) => ids)) if (!isShared(id)) expect([...from, ...to]).toContain(id);
        const pairs = from.flatMap((x) => to.map((y) => [x, y] as const));
        const shortest = graph.path(from, to, options);
        expect(lengthOf(shortest)).toBe(Math.min(...pairs.map(([x, y]) => lengthOf(graph.path(x, y, options)))));
        const strongest = graph.strongestPath(from, to, { directed });
        expect(strengthOf(strongest)).toBe(
          Math.max(...pairs.map(([x, y]) => strengthOf(graph.strongestPath(x, y, { directed })))),
        );
        // No other is as short that begins or ends with those who are asked about.
        if (shortest && graph.path(a, b, options)?.hops.length === shortest.hops.length)
          expect([shortest.nodes[0], shortest.nodes.at(-1)]).toEqual([a, b]);
        const inside = new Set([...from, ...to]);
        const expected = pairs
          .flatMap(([x, y]) => [...graph.paths(x, y, options)].map(({ nodes }) => nodes))
          .filter((nodes) => !nodes.slice(1, -1).some((id) => inside.has(id)));
        const all = [...graph.paths(from, to, options)].map(({ nodes }) => nodes.join(" "));
        expect(all.toSorted()).toEqual(expected.map((nodes) => nodes.join(" ")).sort());
        // What was asked leaves nothing behind for the next question.
        expect(graph.path(a, b, options)).toEqual(openGraph(data).path(a, b, options));
        if (shortest && shortest.nodes[0] !== a) found += 1;
      }),
      RUNS,
    );
    expect(found).toBeGreaterThan(5);
  });

  test("neighbours are those of any of it, as near as to the nearest", () => {
    fc.assert(
      fc.property(graphs, actor, fc.constantFrom(1, 2), fc.boolean(), (data, of, hops, directed) => {
        const graph = openGraph(data);
        const { ids } = graph.bloc(of);
        const near = neighbourhood(graph, ids, { hops, directed });
        const nearest = new Map<string, number>();
        for (const id of ids)
          for (const one of neighbourhood(graph, id, { hops, directed }))
            if (!ids.includes(one.id)) nearest.set(one.id, Math.min(one.hops, nearest.get(one.id) ?? hops));
        expect(new Map(near.map((one) => [one.id, one.hops]))).toEqual(nearest);
        for (const { id, hops: away, from = of } of near) {
          expect(ids).toContain(from);
          expect(graph.path(from, id, { directed })?.hops.length).toBe(away);
        }
      }),
      RUNS,
    );
  });

  test("a pattern fits as it does for each of it, and each way once", () => {
    const text = ({ bindings, facts }: Match): string => JSON.stringify([bindings, facts.map(({ id }) => id)]);
    fc.assert(
      fc.property(graphs, actor, actor, (data, a, b) => {
        const graph = openGraph(data);
        const [ofA, ofB] = [graph.bloc(a).ids, graph.bloc(b).ids];
        const asked = (x: string | readonly string[], y: string | readonly string[]): readonly string[] => [
          ...graph.match([x, "strikes", "?z"], ["?z", "borders", y]).toArray().map(text),
          ...graph.match([x, "borders", y]).toArray().map(text),
          ...graph.match([y, "led by", "?x"]).toArray().map(text),
        ];
        const each = ofA.flatMap((x) => ofB.flatMap((y) => asked(x, y)));
        const found = asked(ofA, ofB);
        expect(found.toSorted()).toEqual([...new Set(each)].sort());
      }),
      RUNS,
    );
  });
});
