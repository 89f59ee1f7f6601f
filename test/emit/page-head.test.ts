import { describe, expect, it } from "vitest";
import { FIRST_PAGE } from "../../src/emit/first-page.ts";
import { withHead } from "../../src/emit/page-head.ts";
import type { Project } from "../../src/model/project.ts";

const project = (parts: Partial<Project>): Project => ({
  ...{ title: "Who sends what", standfirst: "", authors: [], licence: null, web: null, views: [] },
  ...parts,
});
const headOf = (page: string): readonly string[] =>
  [...page.matchAll(/<title>.*?<\/title>|<meta (?:name="description"|property=)[^>]*>/g)].map(([found]) => found);

describe("the head of a page", () => {
  it("stays as it is without a project, and without a title", () => {
    expect(withHead(FIRST_PAGE, undefined)).toBe(FIRST_PAGE);
    expect(withHead(FIRST_PAGE, project({ title: " " }))).toBe(FIRST_PAGE);
  });

  it("bears the project's title and standfirst, each in one line", () => {
    const page = withHead(FIRST_PAGE, project({ standfirst: "Two powers confirm it.\n\nTwo deny it." }));
    expect(headOf(page)).toEqual([
      "<title>Who sends what</title>",
      '<meta name="description" content="Two powers confirm it. Two deny it.">',
    ]);
  });

  it("says where it is published what other sites show of a link, and only there", () => {
    const parts = { standfirst: "It is denied.", web: "https://example.org/a?b=1&c=2" };
    expect(headOf(withHead(FIRST_PAGE, project(parts)))).toEqual([
      "<title>Who sends what</title>",
      '<meta name="description" content="It is denied.">',
      '<meta property="og:type" content="website">',
      '<meta property="og:title" content="Who sends what">',
      '<meta property="og:description" content="It is denied.">',
      '<meta property="og:url" content="https://example.org/a?b=1&amp;c=2">',
    ]);
    expect(headOf(withHead(FIRST_PAGE, project({ ...parts, standfirst: "" })))).toHaveLength(4);
  });

  it("lets no text end its element or its attribute, and takes nothing in it for a pattern", () => {
    const hostile = `</title><script>alert(1)</script> "onload='x' $& $1 $\``;
    const page = withHead(FIRST_PAGE, project({ title: hostile, standfirst: hostile, web: `https://e.org/"'` }));
    expect(page).not.toContain("<script>alert");
    expect(page.match(/<title>/g)).toHaveLength(1);
    expect(page).toContain(
      "<title>&lt;/title&gt;&lt;script&gt;alert(1)&lt;/script&gt; &quot;onload=&apos;x&apos; $&amp; $1 $`</title>",
    );
    expect(page).toContain('content="https://e.org/&quot;&apos;"');
  });
});
