import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { expect, it } from "vitest";
import { memoryHost } from "../../src/host/memory-host.ts";
import { isMissing, isSystemError, isUnwritable } from "../../src/host/system-error.ts";
import { readFolder } from "../../src/parse/read-folder.ts";

const failed = (code: string): Error => Object.assign(new Error(code), { code, syscall: "open" });

it("tells what the machine refuses from what is a fault of ours", () => {
  expect(isSystemError(failed("EMFILE"))).toBe(true);
  expect(isMissing(failed("ENOENT"))).toBe(true);
  expect(isUnwritable(failed("ENOSPC"))).toBe(true);
  expect(isUnwritable(failed("EMFILE"))).toBe(false);
  // Node's own complaints about arguments have a code as well.
  expect(isSystemError(Object.assign(new TypeError("x"), { code: "ERR_INVALID_ARG_TYPE" }))).toBe(false);
  expect(isSystemError("ENOENT")).toBe(false);
});

it("takes exhausted descriptors for trouble of the machine, not for a broken file", () => {
  const files = new Map([["data/a.yaml", "type: state\nname: A\n"]]);
  const host = {
    ...memoryHost(files),
    read: () => {
      throw failed("EMFILE");
    },
  };
  expect(() => readFolder(host, "data")).toThrow("EMFILE");
});

it.skipIf(!existsSync("lib/index.js"))("leaves the process of a program that embeds the library as it is", () => {
  const script = `
const v8 = await import("node:v8"), vm = await import("node:vm");
const before = JSON.stringify([process.env, process.exitCode, process.eventNames(), process.execArgv]);
const called = [];
v8.default.setFlagsFromString = (flag) => called.push(flag);
(await import("node:module")).syncBuiltinESMExports();
const { memoryUsage } = process;
process.memoryUsage = () => ({ ...memoryUsage(), heapUsed: 2 ** 33 });
const { load } = await import(process.cwd() + "/lib/index.js");
const kg = await load("data");
kg.graph;
process.memoryUsage = memoryUsage;
const after = JSON.stringify([process.env, process.exitCode, process.eventNames(), process.execArgv]);
console.log(kg.dataset.facts.length > 100, before === after, vm.runInNewContext("typeof gc"), called.join());
`;
  const { stdout } = spawnSync(process.execPath, ["--input-type=module", "-e", script], { encoding: "utf8" });
  expect(stdout).toBe("true true undefined \n");
});
