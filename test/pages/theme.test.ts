import { readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { FONTS, THEME } from "../../src/pages/style/theme.ts";

it("pages have the viewer's colours and fonts", () => {
  const css = readFileSync("viewer/style/theme.css", "utf8");
  const [light = "", dark = ""] = css.split(':root[data-theme="dark"]');
  for (const [name, value] of Object.entries({ ...THEME.light, ...FONTS }))
    expect(light).toContain(`--${name}: ${value};`);
  for (const [name, value] of Object.entries(THEME.dark)) expect(dark).toContain(`--${name}: ${value};`);
});
