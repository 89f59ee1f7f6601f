import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import type { Claim } from "../../src/model/claim.ts";
import { judgeClaim } from "../../src/verify/judge-claim.ts";
import { readCopy } from "../../src/verify/read-copy.ts";
import { claimOf } from "./claim-of.ts";

/** Printed and serialised by Chromium, from one text of our own with ligatures and soft hyphens. */
const fixture = (name: string): Uint8Array => readFileSync(`test/fixtures/verify/${name}`);

async function judge(name: string, claim: Partial<Claim>, bytes: Uint8Array | string = fixture(name)) {
  const copy = await readCopy(name, typeof bytes === "string" ? new TextEncoder().encode(bytes) : bytes);
  if ("unreadable" in copy) return copy.unreadable;
  const { problem, passedOver } = judgeClaim(claimOf(claim), { source: "review", archive: name, part: null }, copy);
  if (problem === null) return passedOver.length > 0 ? `passed over ${passedOver.join("; ")}` : "ok";
  const { closest } = problem;
  return [problem.problem, problem.message, ...(closest ? [`${closest.place}: ${closest.text}`] : [])];
}

describe("a PDF", () => {
  it.each([
    ["p. 1", "The port master’s office counted forty barges"],
    ["p. 1", "the tariffs an extraordinarily ill-considered"],
    ["pp. 1-2", "ill-considered instrumentalisation of trade"],
    ["p. 3", "passed the lock after dusk, they say"],
    ["p. 4", null],
    [null, "Freight was paid in tobacco."],
  ])("bears out %s, %s", async (at, quote) => {
    expect(await judge("review.pdf", { at, quote })).toBe("ok");
  });

  it("says on which page a quote is that is on another", async () => {
    expect(await judge("review.pdf", { at: "p. 2", quote: "paid in tobacco" })).toEqual([
      "quote-elsewhere",
      'the quote "paid in tobacco" is not in p. 2 of review.pdf, but in p. 4',
      "p. 4: paid in tobacco",
    ]);
  });

  it("gives what is closest to a wrong quote, with its page", async () => {
    expect(await judge("review.pdf", { at: "p. 1", quote: "an extraordinary ill-considered" })).toEqual([
      "quote-not-found",
      'the quote "an extraordinary ill-considered" is not in p. 1 of review.pdf',
      "p. 1: an extraordinarily ill-considered",
    ]);
  });

  it.each([
    ["p. 5", "it has 4 pages"],
    ["p. iv", "it has no page with this number"],
  ])("has no %s", async (at, why) => {
    expect((await judge("review.pdf", { at }))[1]).toBe(`review.pdf has no ${at}: ${why}`);
  });

  it("has no lines, paragraphs or figures that can be found, and a quote at one is looked for everywhere", async () => {
    expect(await judge("review.pdf", { at: "para. 3, fig. 1" })).toBe("passed over para. 3; fig. 1");
    expect(await judge("review.pdf", { at: "l. 3", quote: "paid in tobacco" })).toBe("passed over l. 3");
    expect((await judge("review.pdf", { at: "l. 3", quote: "paid in gold" }))[0]).toBe("quote-not-found");
  });

  it("has the page numbers that it says are printed", async () => {
    // Two pages of front matter, then page 1.
    const labels = "/PageLabels << /Nums [0 << /S /r >> 2 << /S /D >>] >>";
    const pdf = pdfOf(["Foreword", "Thanks", "The first page", ""], labels);
    expect(await judge("x.pdf", { at: "p. 1", quote: "The first page" }, pdf)).toBe("ok");
    expect(await judge("x.pdf", { at: "pp. i-ii", quote: "Foreword Thanks" }, pdf)).toBe("ok");
    expect(await judge("x.pdf", { at: "p. 1", quote: "Thanks" }, pdf)).toEqual([
      "quote-elsewhere",
      'the quote "Thanks" is not in p. 1 of x.pdf, but in p. ii',
      "p. ii: Thanks",
    ]);
    expect((await judge("x.pdf", { at: "p. 2" }, pdf))[1]).toBe("x.pdf has no p. 2: there is no text in it");
  });

  it("without a word on any page is taken for a scan", async () => {
    expect(await judge("x.pdf", {}, pdfOf(["", ""]))).toBe("has no text on its pages: it may be a scan");
  });

  it("that is spoilt is said to be", async () => {
    const spoilt = Buffer.concat([Buffer.from("%PDF-1.4\n"), Buffer.alloc(400, 7)]);
    expect(await judge("x.pdf", {}, spoilt)).toBe("is not a sound PDF");
    const cut = fixture("review.pdf").subarray(0, 900);
    expect(await judge("x.pdf", {}, cut)).toBe("is not a sound PDF");
  });
});

describe("a web page", () => {
  it.each([
    ["para. 1", "The port master’s office counted"],
    ["para. 2", "an extraordinarily ill-considered instrumentalisation"],
    ["para. 3", "they say"],
    ["paras. 3-4", "paid in tobacco"],
    ["#two", "Tide table: high at noon"],
    ["#three", "Freight"],
    ["sec. 2", "Not one barge passed"],
    ["sec. What the pilots say", null],
    [null, "Printed at Ostia."],
  ])("bears out %s, %s", async (at, quote) => {
    const wanted = at === "sec. What the pilots say" ? "no-such-place" : "ok";
    expect([await judge("review.html", { at, quote })].flat()[0]).toBe(wanted);
  });

  it.each([
    ["para. 5", "it has 4 paragraphs"],
    ["#four", "it has no element with this id"],
    ["sec. 9", "it has no such heading"],
  ])("has no %s", async (at, why) => {
    expect((await judge("review.html", { at }))[1]).toBe(`review.html has no ${at}: ${why}`);
  });

  it("says where a quote is that is elsewhere", async () => {
    expect((await judge("review.html", { at: "para. 1", quote: "The pilots deny it." }))[1]).toContain(
      "but in para. 3",
    );
    expect((await judge("review.html", { at: "para. 1", quote: "Lock log: empty" }))[1]).toContain("but elsewhere");
  });

  it("has no pages and lines that can be found", async () => {
    expect(await judge("review.html", { at: "p. 3, l. 2" })).toBe("passed over p. 3; l. 2");
  });

  it("of three paragraphs has three", async () => {
    const html = "<!DOCTYPE html><p>one<p>two<script>no</script><p>three";
    expect(await judge("jit.html", { at: "para. 3", quote: "three" }, html)).toBe("ok");
    expect((await judge("jit.html", { at: "para. 4" }, html))[1]).toContain("it has 3 paragraphs");
    expect((await judge("jit.html", { quote: "no" }, html))[0]).toBe("quote-not-found");
  });

  it("without paragraphs has its blocks of text", async () => {
    const html = "<html><body><h1>Title</h1><div>one</div><div>two <b>bold</b></div></body></html>";
    expect(await judge("x.htm", { at: "para. 2", quote: "two bold" }, html)).toBe("ok");
  });

  it("is read in the encoding that it names", async () => {
    const latin = Buffer.from('<meta charset="windows-1252"><p>Sch\u00fctz \u0096 no', "latin1");
    expect(await judge("x.html", { at: "para. 1", quote: "Schütz – no" }, latin)).toBe("ok");
    const wide = Buffer.from("\uFEFF<html><p>북한", "utf16le");
    expect(await judge("x.html", { at: "para. 1", quote: "북한" }, wide)).toBe("ok");
  });

  it("may nest as deeply as it likes", async () => {
    expect(await judge("x.html", { quote: "deep" }, `${"<div>".repeat(50_000)}deep`)).toBe("ok");
  });
});

describe("what is not read", () => {
  it.each([
    ["report.docx", "is a word processor's document, which `verify` cannot read: keep it as PDF, HTML or text"],
    ["talk.MP3", "is a recording, which `verify` cannot read: keep it as PDF, HTML or text"],
    ["photo.jpg", "is a picture, which `verify` cannot read: keep it as PDF, HTML or text"],
  ])("%s", async (name, why) => {
    expect(await judge(name, {}, "PK\u0003\u0004")).toBe(why);
  });

  it("bytes that are not text", async () => {
    const why = "is not text in UTF-8, nor a PDF or a web page: keep it as one of these";
    expect(await judge("x", {}, new Uint8Array([0xff, 0x00, 0x80]))).toBe(why);
    expect(await judge("x.txt", {}, "a\0b")).toBe(why);
  });
});

/** A PDF with a line on each page. It has no table of its objects: readers find them. */
function pdfOf(lines: readonly string[], catalog = ""): string {
  const pages = lines.map((line, n) => {
    const text = `BT /F 12 Tf 20 50 Td (${line}) Tj ET`;
    const page = `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 200 100] /Contents ${20 + n} 0 R /Resources << /Font << /F 3 0 R >> >> >>`;
    return `${10 + n} 0 obj\n${page}\nendobj\n${20 + n} 0 obj\n<< /Length ${text.length} >>\nstream\n${text}\nendstream\nendobj\n`;
  });
  const kids = lines.map((_, n) => `${10 + n} 0 R`).join(" ");
  return `%PDF-1.4
1 0 obj\n<< /Type /Catalog /Pages 2 0 R ${catalog} >>\nendobj
2 0 obj\n<< /Type /Pages /Kids [${kids}] /Count ${lines.length} >>\nendobj
3 0 obj\n<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>\nendobj
${pages.join("")}trailer\n<< /Root 1 0 R >>\n%%EOF\n`;
}
