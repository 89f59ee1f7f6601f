import { readFileSync, writeFileSync } from "node:fs";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Folder, harbourFolder } from "../helpers/harbour-folder.ts";
import { run } from "../helpers/run-cli.ts";

let folder: Folder;
const archive = (): string => `${folder.path}/archive`;
const verify = (...args: string[]) => run("verify", "--project", folder.path, "--archive", archive(), ...args);

const gazette = (quote: string, copy = "gazette.txt"): void => {
  folder.write("data/sources/gazette.yaml", `type: source\nname: Gazette\nkind: news\narchive: ${copy}\n`);
  folder.write(
    "data/facts/coal-shipment.yaml",
    `type: supplies\nfrom: ostia\nto: sudmark\nitem: coal\nclaims:\n  - {source: gazette, at: l. 2, quote: ${quote}}\n`,
  );
};

beforeAll(() => {
  folder = harbourFolder();
  folder.write(
    "schema/entities/source.yaml",
    "label: Source\nplural: Sources\nextends: thing\nattributes:\n  kind: {enum: [news, opinion], required: true}\n  date: {type: date}\n  archive: {type: text}\n",
  );
  folder.write("archive/gazette.txt", "The Gazette\nCoal went\u00a0north\u001b[31m by ship\n");
  folder.write("secret.txt", "not to be read\nnot to be read\n");
});

afterAll(() => folder.remove());

describe("entente verify", () => {
  it("is silent but for a summary where the copies bear everything out", async () => {
    gazette("Coal went north");
    const { code, out } = await verify();
    expect(code).toBe(0);
    expect(out).toMatch(/^ok: 1 claims verified against the archive \(1 locators, 1 quotes\)/);
  });

  it("names the place in the project, what fails, and the closest passage, escape sequences spelt out", async () => {
    gazette("coal went south");
    const { code, out } = await verify();
    expect(code).toBe(1);
    expect(out).toContain("data/facts/coal-shipment.yaml:6:");
    expect(out).toContain('the quote "coal went south" is not in l. 2 of gazette.txt [quote-not-found]');
    expect(out).toContain("closest, l. 2: Coal went north");
    expect(out).not.toContain("\u001b");
  });

  it("prints the same as JSON", async () => {
    gazette("coal went south");
    const { code, out } = await verify("--format", "json");
    expect(code).toBe(1);
    expect(JSON.parse(out)).toMatchObject({
      findings: [
        { problem: "quote-not-found", claims: ["coal-shipment#1"], file: "data/facts/coal-shipment.yaml", line: 6 },
      ],
      checked: { claims: 1, locators: 1, quotes: 1 },
    });
  });

  it("reads PDF and HTML, and says what it cannot read or look up", async () => {
    for (const name of ["review.pdf", "review.html"])
      writeFileSync(`${archive()}/${name}`, readFileSync(`test/fixtures/verify/${name}`));
    gazette("paid in gold", "review.pdf");
    const { code, out } = await verify();
    expect(code).toBe(1);
    expect(out).toContain('the quote "paid in gold" is not in l. 2 of review.pdf [quote-not-found]');
    expect(out).toContain("closest, p. 4: paid in tobacco");
    expect(out).toContain("not looked up, since such a copy has no places of this kind: l. 2");
    gazette("paid in tobacco", "review.html");
    expect((await verify()).out).toContain("ok: 1 claims verified against the archive (0 locators, 1 quotes)");
    folder.write("archive/talk.mp3", "ID3");
    gazette("paid in tobacco", "talk.mp3");
    expect((await verify()).out).toContain(
      "talk.mp3 is a recording, which `verify` cannot read: keep it as PDF, HTML or text [archive-unreadable]",
    );
  });

  it("reads nothing outside the archive", async () => {
    gazette("not to be read", "../secret.txt");
    const { code, out } = await verify();
    expect(code).toBe(1);
    expect(out).toContain("there is no ../secret.txt in the archive [archive-missing]");
  });

  it("takes a missing folder for a wrong command line", async () => {
    const { code, err } = await run("verify", "--project", folder.path, "--archive", `${folder.path}/nowhere`);
    expect(code).toBe(2);
    expect(err).toContain("there is no folder");
    expect((await run("verify", "--project", folder.path)).code).toBe(2);
  });
});
