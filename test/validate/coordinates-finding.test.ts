import { describe, expect, it } from "vitest";
import { parseCoordinates } from "../../src/model/coordinates.ts";
import { coordinatesFinding } from "../../src/validate/coordinates-finding.ts";

const place = { file: "data/places/seoul.yaml", pointer: "/coordinates", on: "value" } as const;

describe("coordinates", () => {
  it.each([
    ["39.03, 125.75", 39.03, 125.75],
    ["-33.9,-70.7", -33.9, -70.7],
    ["+90, -180.0", 90, -180],
    ["0, 0", 0, 0],
    ["5, 179.9", 5, 179.9],
  ])("are read from %s", (written, latitude, longitude) => {
    expect(parseCoordinates(written)).toEqual({ latitude, longitude });
  });

  it.each([
    "90.1, 0",
    "0, 180.1",
    "91, 0",
    "0, 200",
    "39",
    "39.03 125.75",
    "1e1, 2",
    ", 2",
    "1,  2",
    "1, 2, 3",
    39,
    null,
  ])("are not read from %j", (written) => {
    expect(parseCoordinates(written)).toBeNull();
  });

  it.each([
    ["39.03 125.75", "39.03, 125.75"],
    ["39.03; 125.75", "39.03, 125.75"],
    ["39.03° N, 125.75° E", "39.03, 125.75"],
    ["33°27'S 70°40'W", "-33.45, -70.66667"],
    ["0°0'30\"S, 70W", "-0.00833, -70"],
  ])("written as %s are mended", (written, meant) => {
    expect(coordinatesFinding(written, place)).toMatchObject({
      hint: `write \`${meant}\``,
      fix: [{ newText: meant }],
    });
  });

  it("that come the wrong way round are asked about, and not mended", () => {
    const found = coordinatesFinding("127, 37.6", place);
    expect(found.hint).toBe("latitude comes first: did you mean `37.6, 127`?");
    expect(found.fix).toBeUndefined();
  });

  it.each(["near Seoul", "39,03, 125,75", `${"9".repeat(10_000)}, 1`, "200, 300"])(
    "are explained to who wrote %s",
    (text) => {
      expect(coordinatesFinding(text, place).hint).toMatch(/^write latitude, then longitude/);
    },
  );
});
