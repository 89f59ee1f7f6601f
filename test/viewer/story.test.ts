import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { View } from "../../src/model/project.ts";
import { factsOfView } from "../../src/project/facts-of-view.ts";
import { isContested } from "../../src/query/filter/conditions.ts";
import { boundsText } from "../../src/wording/quantities.ts";
import { bandsOf } from "../../viewer/derive/scene/bands.ts";
import { see } from "../../viewer/derive/seen.ts";
import { factsOfStep } from "../../viewer/derive/story/facts-of-step.ts";
import { stepsOf } from "../../viewer/derive/story/steps.ts";
import { fromFragment, toFragment } from "../../viewer/state/url.ts";
import { FIRST_VIEW, type ViewState } from "../../viewer/state/view-state.ts";
import { balanced, wrap } from "../../viewer/story/place-labels.ts";
import { atlas, shownIn, stateOf, views } from "./shipped-steps.ts";

describe("the shipped story", () => {
  it("has five to seven steps of 8 to 25 entities", () => {
    expect(views.length).toBeGreaterThanOrEqual(5);
    expect(views.length).toBeLessThanOrEqual(7);
    for (const view of views) {
      const { nodes } = shownIn(stateOf(view));
      expect(nodes.size, view.id).toBeGreaterThanOrEqual(8);
      expect(nodes.size, view.id).toBeLessThanOrEqual(25);
    }
  });

  it("shows in each step the facts that the command line lists for it", () => {
    for (const view of views) {
      const listed = factsOfView(atlas.kg, view);
      const state = stateOf(view);
      const facts = factsOfStep(atlas, see(atlas, state.clocks, state.lens), shownIn(state), state.told);
      expect(
        facts.map(({ id }) => id),
        view.id,
      ).toEqual(listed.map(({ id }) => id).sort());
    }
  });

  it("shows in a view of conditions or of a bloc what the command line lists for it", () => {
    const [view] = views;
    if (!view) throw new Error("no story");
    const { arrange: _, ...plain } = view;
    const asked: readonly Partial<View>[] = [
      { where: [{ ends: "either end", text: "type=person" }] },
      {
        where: [
          { ends: "subject", text: "type=state" },
          { ends: "object", text: "type!=state" },
        ],
      },
      { bloc: "nato" },
      { bloc: "russia", clocks: { true_on: "2024-10-20", known_on: null, undated: true } },
    ];
    for (const [n, more] of asked.entries()) {
      const own: View = { ...plain, entities: [], relations: [], facts: [], id: `asked-${n}`, arrange: [], ...more };
      const dataset = {
        ...atlas.dataset,
        project: { title: "", standfirst: "", authors: [], licence: null, web: null, views: [own] },
      };
      const state = stepsOf({ ...atlas, dataset, typeOf: (id) => atlas.kg.entity(id)?.type }).get(own.id);
      if (!state) throw new Error("no step");
      const listed = factsOfView(atlas.kg, own).map(({ id }) => id);
      const drawn = shownIn(state).facts.flatMap(({ id, object }) => (object === null ? [] : id));
      expect(drawn.length).toBeGreaterThan(0);
      expect(drawn.sort(), JSON.stringify(more)).toEqual(listed.sort());
    }
  });

  it("says no number in its texts that the facts do not hold", () => {
    const project = atlas.dataset.project;
    const texts = [project?.standfirst ?? "", ...views.map(({ text }) => text)].join("\n");
    const held = new Set(
      atlas.dataset.facts.flatMap(({ rollup }) =>
        rollup.quantities.flatMap(({ min, max, best }) =>
          [min, max, best?.min ?? null, best?.max ?? null].flatMap((n) => (n === null ? [] : boundsText(n, n))),
        ),
      ),
    );
    const numbers = texts.match(/\d{1,3}(?:,\d{3})+/g) ?? [];
    expect(numbers.length).toBeGreaterThan(3);
    for (const number of numbers) expect(held, number).toContain(number);
  });

  it("is what the deployment's roll-up says: three confirm, both ends deny", () => {
    const fact = atlas.kg.fact("kpa-deployment-2024");
    if (!fact) throw new Error("no deployment");
    const confirming = atlas.kg.statementsOf(fact).filter(({ stance }) => stance === "confirms");
    expect([...new Set(confirming.map(({ voice }) => voice))].sort()).toEqual(["nato", "south-korea", "united-states"]);
    expect(fact.rollup.deniers).toEqual(["north-korea", "russia"]);
    expect(fact.rollup.contested).toBe("by-party");
  });
});

describe("bands", () => {
  const view = views.find(({ id }) => id === "arms");
  const state = view ? stateOf(view) : FIRST_VIEW;
  const bands = bandsOf(atlas, see(atlas, state.clocks, state.lens), shownIn(state), [
    "north-korea.supplies.russia.kn-23",
  ]);

  it("lead through an item that is in the picture, unless the fact is told", () => {
    const between = bands.filter(({ source, target }) => source === "north-korea" && target === "russia");
    const ids = between.flatMap(({ facts }) => facts.map(({ id }) => id));
    expect(ids).toContain("north-korea.supplies.russia.kn-23");
    expect(ids).not.toContain("north-korea.supplies.russia.ammunition");
    const shells = bands.filter(({ source, target }) => source === "north-korea" && target === "artillery-shells");
    expect(shells.map(({ facts }) => facts.map(({ id }) => id))).toEqual([
      ["north-korea.supplies.russia.artillery-shells"],
    ]);
    expect(bands.filter(({ told }) => told).map(({ facts }) => facts.length)).toEqual([1]);
  });

  it("bear the best support, any denial, and the colour of their family", () => {
    const [band] = bands.filter(({ source, target, told }) => source === "north-korea" && target === "russia" && !told);
    expect(band).toMatchObject({
      denied: band?.facts.filter((fact) => isContested(fact)).length,
      support: "reported",
      family: "gives",
      directed: true,
    });
    expect(band?.denied).toBeGreaterThan(0);
    expect(band?.color).toBe(atlas.dataset.schema.families["gives"]?.color);
  });
});

describe("a link to a step", () => {
  const [first, second] = [...atlas.steps.values()];
  if (!first || !second) throw new Error("no steps");

  it("names the step, and what differs from it, and nothing else", () => {
    expect(toFragment(second, "abcd", atlas.steps)).toBe(`step=${second.step}&data=abcd`);
    const opened = { ...second, opened: { kind: "fact", id: "kpa-deployment-2024" } } as const;
    expect(toFragment(opened, "", atlas.steps)).toBe(`step=${second.step}&fact=kpa-deployment-2024`);
    const cleared = { ...second, filters: { ...second.filters, entities: [] } };
    expect(toFragment(cleared, "", atlas.steps)).toBe(`step=${second.step}&entities=`);
  });

  it.each([...atlas.steps.values()].map((state) => [state.step, state] as const))(
    "%s is read back whole",
    (_, state) => {
      const changed: ViewState = {
        ...state,
        view: "graph",
        lens: null,
        clocks: { ...state.clocks, knownOn: "2024-10-25" },
      };
      for (const one of [state, changed]) {
        expect(fromFragment(toFragment(one, "", atlas.steps), "", atlas.steps)).toEqual(one);
      }
    },
  );

  it("is what the page opens on without one, and not where a link says what to look at", () => {
    expect(fromFragment("", "", atlas.steps).step).toBe(first.step);
    expect(fromFragment("#theme=dark", "?embed", atlas.steps)).toEqual({ ...first, theme: "dark", embed: true });
    expect(fromFragment("#entity=russia", "", atlas.steps)).toMatchObject({ step: null, view: "graph" });
    expect(fromFragment(`#${toFragment(FIRST_VIEW, "abcd")}`, "", atlas.steps).step).toBeNull();
    expect(fromFragment("#step=gone", "", atlas.steps)).toEqual(FIRST_VIEW);
  });
});

describe("lines of words", () => {
  const letters = (text: string): number => text.length;

  it("are of about equal length, as few as they can be", () => {
    const text = "North Korea deploys to Russia: 10,000 troops (claims: 3,000 to 30,000)";
    expect(balanced(text, 44, letters)).toEqual([
      "North Korea deploys to Russia: 10,000",
      "troops (claims: 3,000 to 30,000)",
    ]);
    expect(balanced("Kim Jong Un", 20, letters)).toEqual(["Kim Jong Un"]);
    expect(balanced("Nichtverbreitungsregime der Atommächte", 10, letters)).toEqual([
      "Nichtverbreitungsregime",
      "der",
      "Atommächte",
    ]);
    fc.assert(
      fc.property(fc.array(fc.stringMatching(/^[a-z]{1,9}$/), { minLength: 1, maxLength: 20 }), (list) => {
        const lines = balanced(list.join(" "), 20, letters);
        expect(lines.join(" ")).toBe(list.join(" "));
        expect(Math.max(...lines.map(letters))).toBeLessThanOrEqual(20);
        expect(lines).toHaveLength(wrap(list.join(" "), 20, letters).length);
      }),
    );
  });
});
