import {
  type Color,
  differenceCiede2000,
  filterDeficiencyDeuter,
  filterDeficiencyProt,
  filterDeficiencyTrit,
  parse,
  wcagContrast,
} from "culori";
import { describe, expect, it } from "vitest";
import { nodeHost } from "../../src/host/node-host.ts";
import { readFolder } from "../../src/parse/read-folder.ts";
import { loadSchema } from "../../src/schema/load-schema.ts";
import { PALETTES } from "../../viewer/canvas/palette.ts";

const { schema } = loadSchema(readFolder(nodeHost("."), "schema").documents);
const families = Object.values(schema.families);

/** Full lack of one kind of cone (Machado 2009), and none. */
const EYES = {
  "any cones": (color: Color) => color,
  "no green cones": filterDeficiencyDeuter(1),
  "no red cones": filterDeficiencyProt(1),
  "no blue cones": filterDeficiencyTrit(1),
} as const;

/** WCAG 2 asks as much of lines (1.4.11). */
const LEAST_CONTRAST = 3;
/** CIEDE2000: two colours side by side differ from 1 on; lines far apart need far more. */
const LEAST_DISTANCE = 15;

const distance = differenceCiede2000();

function color(hex: string | null): Color {
  const parsed = parse(hex ?? "");
  if (!parsed) throw new Error(`no colour: ${hex}`);
  return parsed;
}

describe.each([
  ["light", "color"],
  ["dark", "dark"],
] as const)("on %s ground", (theme, key) => {
  const { background } = PALETTES[theme];

  it.each(families.map((family) => [family.name, family[key]]))("%s stands out against it", (_, hex) => {
    expect(wcagContrast(color(hex), color(background))).toBeGreaterThanOrEqual(LEAST_CONTRAST);
  });

  it.each(Object.entries(EYES))("no two families look alike to eyes with %s", (_, seen) => {
    const pairs = families.flatMap((a, n) => families.slice(n + 1).map((b) => [a, b] as const));
    expect(pairs).toHaveLength(15);
    for (const [a, b] of pairs) {
      const apart = distance(seen(color(a[key])), seen(color(b[key])));
      expect(apart, `${a.name} and ${b.name}`).toBeGreaterThanOrEqual(LEAST_DISTANCE);
    }
  });

  it("states stand out more than any other type of entity", () => {
    const contrast = ({ color: light, dark }: { color: string; dark: string | null }): number =>
      wcagContrast(color(theme === "light" ? light : dark), color(background));
    const { state, ...others } = schema.entities;
    if (!state) throw new Error("no states");
    for (const type of Object.values(others)) {
      expect(contrast(type), type.name).toBeGreaterThanOrEqual(LEAST_CONTRAST);
      expect(contrast(type), type.name).toBeLessThan(contrast(state) * 0.75);
    }
  });
});

it("every shipped relation type is of a family, and takes its colours from it", () => {
  const claimed = new Set(Object.values(schema.entities).flatMap(({ attributes }) => Object.keys(attributes)));
  const unresolved = Object.values(schema.relations).filter(({ name, family, color: own, dark }) => {
    // The facts of a claimed attribute are not edges.
    if (claimed.has(name)) return false;
    const wanted = schema.families[family ?? ""];
    return !wanted || own !== wanted.color || dark !== wanted.dark;
  });
  expect(unresolved.map(({ name }) => name)).toEqual([]);
});

it("giving is not a shade of red", () => {
  const rgb = color(schema.families["gives"]?.color ?? "") as unknown as { r: number; b: number };
  expect(rgb.b).toBeGreaterThan(rgb.r * 2);
});

describe("a project's own relation type", () => {
  const load = (relation: Record<string, unknown>) =>
    loadSchema([
      { file: "schema/entities/thing.yaml", id: "thing", value: {} },
      { file: "schema/families.yaml", id: "families", value: { gives: { color: "#11528f", dark: "#8ad1ff" } } },
      { file: "schema/relations/lends.yaml", id: "lends", value: { domain: "thing", range: "thing", ...relation } },
    ]).schema.relations["lends"];

  it.each([
    [{}, null, "#6b7280", null],
    [{ family: "gives" }, "gives", "#11528f", "#8ad1ff"],
    [{ family: "gives", color: "#008080" }, "gives", "#008080", null],
    [{ color: "#008080", dark: "#00ffff" }, null, "#008080", "#00ffff"],
  ])("%j", (declared, family, light, dark) => {
    expect(load(declared)).toMatchObject({ family, color: light, dark });
  });
});
