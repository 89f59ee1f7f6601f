import { expect, it } from "vitest";
import { checkProject } from "../../src/build.ts";
import { memoryHost } from "../../src/host/memory-host.ts";
import { harbourProject } from "../helpers/harbour-project.ts";

function errorsWith(file: string, text: string) {
  const { diagnostics } = checkProject(memoryHost(harbourProject().set(file, text)));
  return diagnostics.filter(({ severity }) => severity === "error");
}

it("says once that an entity is of a wrong type, with all that wants another, and where the type stands", () => {
  const errors = errorsWith("data/items/coal.yaml", "type: agreement\nname: Coal\n");
  expect(errors.map(({ code, span }) => [code, span.file])).toEqual([["E3006", "data/states/norland.yaml"]]);
  const [declared, ...others] = errors[0]?.related ?? [];
  expect(declared).toMatchObject({
    span: { file: "data/items/coal.yaml" },
    message: expect.stringContaining("`coal`"),
  });
  expect(others.length).toBeGreaterThan(0);
});

it("says nothing of references to an entity whose own file is at fault", () => {
  const errors = errorsWith("data/items/coal.yaml", "type: agreement\nname: Coal\nnmae: Coal\n");
  expect(errors.map(({ code, span }) => [code, span.file])).toEqual([["E2004", "data/items/coal.yaml"]]);
});

it("says once that a fact is not an entity", () => {
  const text = "type: borders\nfrom: norland\nto: sudmark\nsource: harbour-gazette\n";
  const errors = errorsWith("data/items/coal.yaml", text).filter(({ code }) => code === "E3002");
  expect(errors).toHaveLength(1);
  expect(errors[0]?.related?.length).toBeGreaterThan(0);
});
