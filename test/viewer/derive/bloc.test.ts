import { expect, it } from "vitest";
import { blocOf, nearestFirst } from "../../../viewer/derive/bloc.ts";
import { see } from "../../../viewer/derive/seen.ts";
import { NO_CLOCKS } from "../../../viewer/state/view-state.ts";
import { shippedAtlas } from "../shipped-atlas.ts";

it("lists all members of a bloc, those next to the actor first, by name", () => {
  const atlas = shippedAtlas();
  const bloc = blocOf(atlas, see(atlas, NO_CLOCKS, null), "russia");
  const members = bloc ? nearestFirst(atlas, bloc) : [];
  expect(members.map(({ id }) => id).sort()).toEqual(bloc?.members.map(({ id }) => id));
  const ties = members.map((member) => member.ties.length);
  expect(ties).toEqual(ties.toSorted((a, b) => a - b));
  expect(new Set(ties).size).toBeGreaterThan(1);
  const next = members.filter((member) => member.ties.length === 1).map(({ id }) => atlas.kg.entity(id)?.name ?? "");
  expect(next).toEqual(next.toSorted());
  expect(next).toContain("Vladimir Putin");
});
