import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { makeAxis } from "../../viewer/timeline/axis.ts";

const days = fc
  .uniqueArray(fc.integer({ min: -20_000, max: 30_000 }), { minLength: 2, maxLength: 30 })
  .map((list) => list.map((n) => new Date(n * 86_400_000).toISOString().slice(0, 10)));

describe("a clock's scale", () => {
  it("runs from 0 to 1 and never backwards", () => {
    fc.assert(
      fc.property(days, (list) => {
        const axis = makeAxis(new Map(list.map((day) => [day, 1])));
        const positions = list.toSorted().map((day) => axis?.position(day) ?? -1);
        expect(positions[0]).toBeCloseTo(0);
        expect(positions.at(-1)).toBeCloseTo(1);
        expect(positions.every((at, i) => i === 0 || at > (positions[i - 1] ?? 0))).toBe(true);
      }),
    );
  });

  it("snaps to a day on which something changes, and steps from one to the next", () => {
    const axis = makeAxis(
      new Map([
        ["2024-10-19", 4],
        ["2024-10-28", 1],
        ["2024-12-31", 9],
      ]),
    );
    expect(axis?.dayAt(axis.position("2024-10-28") + 0.005)).toBe("2024-10-28");
    expect(axis?.dayAt(1)).toBe("2024-12-31");
    expect(axis?.step("2024-10-20", 1)).toBe("2024-10-28");
    expect(axis?.step("2024-10-28", -1)).toBe("2024-10-19");
    expect(axis?.step("2024-12-31", 1)).toBe("2024-12-31");
  });

  it("marks the years that it draws short, and no others", () => {
    const days = ["1945-01-01", "1959-01-01", "2022-01-01", "2024-01-01", "2024-06-01", "2024-10-19", "2024-10-28"];
    const axis = makeAxis(new Map(days.map((day) => [day, 1])));
    expect(axis?.breaks.map(({ years }) => years)).toEqual([63]);
    const [broken] = axis?.breaks ?? [];
    expect(broken?.at).toBeGreaterThan(axis?.position("1959-01-01") ?? 1);
    expect(broken?.at).toBeLessThan(axis?.position("2022-01-01") ?? 0);
    expect(
      makeAxis(
        new Map([
          ["2000-01-01", 1],
          ["2024-01-01", 1],
        ]),
      )?.breaks,
    ).toEqual([]);
  });

  it("is none where nothing bears a date", () => {
    expect(makeAxis(new Map())).toBeNull();
  });
});
