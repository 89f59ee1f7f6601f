import { expect, it } from "vitest";
import { checkProject } from "../../src/build.ts";
import { nodeHost } from "../../src/host/node-host.ts";
import type { Dataset } from "../../src/model/dataset.ts";
import type { Fact } from "../../src/model/fact.ts";
import { UNSOURCED } from "../../src/model/unsourced.ts";
import { bestKnown } from "../../src/query/graph/best-known.ts";
import { entityOf, factOf, sampleSchema } from "../viewer/sample-dataset.ts";

const known = (subject: string, type: string, object: string): Fact => ({
  ...factOf(subject, type, object, {}, []),
  rollup: { ...UNSOURCED, support: "corroborated" },
});

it("are the best connected and those tied most to them, by what is corroborated", () => {
  const facts = [
    known("hub", "opposes", "one"),
    known("hub", "opposes", "two"),
    known("hub", "supplies", "two"),
    known("hub", "opposes", "three"),
    known("far", "opposes", "off"),
    known("paper", "authored_by", "hub"),
    factOf("one", "opposes", "alleged", {}, []),
  ];
  const ids = ["alleged", "far", "hub", "off", "one", "three", "two"];
  const entities = [...ids.map((id) => entityOf(id, "state", id)), entityOf("paper", "source", "Paper")];
  const dataset: Dataset = { format: "entente/1", digest: "", schema: sampleSchema(), entities, facts };
  expect(bestKnown(dataset, 3)).toEqual(["hub", "two", "one"]);
  expect(bestKnown(dataset, 20)).toEqual(["hub", "two", "one", "three", "far", "off"]);
});

it("are, of the shipped data, states and those who fight for them", () => {
  const { dataset } = checkProject(nodeHost("."));
  const found = dataset ? bestKnown(dataset, 16) : [];
  expect(found.length).toBe(16);
  expect(found.slice(0, 4)).toEqual(expect.arrayContaining(["north-korea", "russia"]));
});
