import { readdirSync, readFileSync } from "node:fs";
import { expect, it } from "vitest";

/**
 * Where catches take whatever comes, and why. A catch elsewhere names the error that it expects and throws on anything else:
 * a fault of ours must not look like a missing file.
 */
const TAKE_ALL: Readonly<Record<string, string>> = {
  "src/sql/": "drivers throw errors of many classes",
  "src/cli/mcp/server.ts":
    "tells the assistant whatever failed, faults of ours as such and on standard error, and the server lives on",
  "src/cli/serve/serve-project.ts": "tells whatever failed, faults of ours as such, and the server lives on",
};

/** How a catch shows that it looks at the error: it compares its class or code, hands it on, or throws. */
const LOOKS = /instanceof|\bis[A-Z]\w*\(|\bthrow\b|===/;

interface Catch {
  readonly place: string;
  readonly binding: string | undefined;
  readonly body: string;
}

function catchesIn(folder: string): readonly Catch[] {
  return readdirSync(folder, { recursive: true, encoding: "utf8" })
    .map((path) => `${folder}/${path.replaceAll("\\", "/")}`)
    .filter((path) => /\.tsx?$/.test(path) && !path.endsWith(".d.ts"))
    .flatMap((path) => {
      const text = readFileSync(path, "utf8");
      const lineOf = (at: number): number => text.slice(0, at).split("\n").length;
      const own = [...text.matchAll(/\}\s*catch\s*(?:\((\w+)[^)]*\)\s*)?\{/g)].map((match) => ({
        place: `${path}:${lineOf(match.index)}`,
        binding: match[1],
        body: bodyAt(text, match.index + match[0].length),
      }));
      // `promise.catch(() => ...)` swallows as well; a function that is named there can look at the error itself.
      const called = [...text.matchAll(/\.catch\(\s*(?:async\s*)?\(\s*\)\s*=>/g)].map((match) => ({
        place: `${path}:${lineOf(match.index)}`,
        binding: undefined,
        body: "",
      }));
      return [...own, ...called];
    });
}

/** Up to the brace that closes it. */
function bodyAt(text: string, start: number): string {
  let depth = 1;
  let at = start;
  for (; depth > 0 && at < text.length; at += 1) depth += text[at] === "{" ? 1 : text[at] === "}" ? -1 : 0;
  return text.slice(start, at);
}

it("has no catch that takes any error", () => {
  const catches = [...catchesIn("src"), ...catchesIn("viewer")];
  expect(catches.length).toBeGreaterThan(30);
  const found = catches
    .filter(({ place, binding, body }) => {
      const isExcepted = Object.keys(TAKE_ALL).some((start) => place.startsWith(start));
      return !isExcepted && (binding === undefined || !body.includes(binding) || !LOOKS.test(body));
    })
    .map(({ place }) => place);
  expect(found).toEqual([]);
});
