import { existsSync, readdirSync, readFileSync } from "node:fs";
import type { Command } from "commander";
import { describe, expect, it } from "vitest";
import { EXPORT_FORMATS } from "../../src/cli/export/export-formats.ts";
import { createProgram } from "../../src/cli/program.ts";
import { outputNames } from "../../src/emit/outputs.ts";
import { PAGE_FOLDER } from "../../src/emit/page/page-files.ts";
import { memoryHost } from "../../src/host/memory-host.ts";
import { LISTING_FORMATS } from "../../src/report/listing/listing.ts";

const readme = readFileSync("README.md", "utf8");
const outputs = readFileSync("docs/outputs.md", "utf8");
const program = createProgram();
// The library's own, which shells call.
const commands = program.commands.filter((command) => command.name() !== "complete");

/** The rows of the README's table of commands, by command. */
const rows = new Map(
  [...readme.matchAll(/^\| (`[a-z`, ]+`) \| (.*) \|$/gm)].flatMap(([, names = "", text = ""]) =>
    [...names.matchAll(/`([a-z]+)`/g)].map(([, name = ""]) => [name, text] as const),
  ),
);

function choicesOf(command: Command, flag: string): readonly string[] {
  return command.options.find(({ long }) => long === flag)?.argChoices ?? [];
}

function commandNamed(name: string): Command {
  const found = commands.find((command) => command.name() === name);
  if (found === undefined) throw new Error(`there is no command ${name}`);
  return found;
}

/** The folders of src/cli that hold a command. */
function roomsThatRegister(): readonly string[] {
  return readdirSync("src/cli")
    .filter((room) => existsSync(`src/cli/${room}/command.ts`))
    .filter((room) => /^export function register\(/m.test(readFileSync(`src/cli/${room}/command.ts`, "utf8")))
    .sort();
}

describe("the README", () => {
  it("lists every command, and none that is not there", () => {
    expect([...rows.keys()].sort()).toEqual(commands.map((command) => command.name()).sort());
  });

  it("names every format of `check`, but the one that is printed anyway", () => {
    const formats = choicesOf(commandNamed("check"), "--format").filter((format) => format !== "pretty");
    expect(rows.get("check")).toContain(`\`--format ${formats.join("\\|")}\``);
  });

  it("names every format of a listing", () => {
    for (const format of LISTING_FORMATS) expect(rows.get("facts")?.toLowerCase()).toContain(format);
  });

  it("names every format of `export`", () => {
    for (const format of Object.keys(EXPORT_FORMATS)) expect(rows.get("export")?.toLowerCase()).toContain(format);
  });
});

describe("the help", () => {
  it("is of every folder that registers a command", () => {
    expect(commands.map((command) => command.name()).sort()).toEqual(roomsThatRegister());
  });

  it.each(commands.map((command) => [command.name(), command] as const))("of %s shows it at work", (name, command) => {
    let text = "";
    command.configureOutput({ writeOut: (part) => (text += part) });
    command.outputHelp();
    expect(text).toMatch(new RegExp(`^  \\$ .*entente ${name}`, "m"));
  });

  it("shows every format of `export` at work", () => {
    let text = "";
    const command = commandNamed("export").configureOutput({ writeOut: (part) => (text += part) });
    command.outputHelp();
    for (const format of Object.keys(EXPORT_FORMATS)) expect(text).toContain(`$ entente export ${format}`);
  });
});

describe("docs/outputs.md", () => {
  it("describes every format of `export`", () => {
    for (const format of Object.keys(EXPORT_FORMATS)) {
      expect(outputs).toMatch(new RegExp(`\`export ${format}\`|\`entente export ${format}\``));
    }
  });
});

it("`build --only` offers every file that a build always writes", () => {
  const viewer = memoryHost(
    new Map([
      ["index.html", ""],
      ["single.html", ""],
    ]),
  );
  const data = outputNames(viewer).filter((name) => name !== "index.html" && !name.startsWith(PAGE_FOLDER));
  expect([...choicesOf(commandNamed("build"), "--only")].sort()).toEqual([...data].sort());
});
