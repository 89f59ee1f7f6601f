// A process that holds Vitest ready: it is told which files of tests to run with which change, and answers whether they passed.
import { relative, resolve } from "node:path";
import { createVitest, type TestModule, type TestSpecification, type Vitest } from "vitest/node";
import { mutantsPlugin } from "./build-viewer.ts";
import type { Answer, Job, Message, Meta } from "./messages.ts";

interface Ready {
  readonly vitest: Vitest;
  readonly specifications: ReadonlyMap<string, TestSpecification>;
}

const root = process.cwd();
let ready: Ready;

process.on("message", async (message: Message) => {
  if (message.kind === "run") process.send?.(await run(ready, message.job));
  else {
    ready = await start(message);
    process.send?.([...ready.specifications.keys()].sort());
  }
});
process.on("disconnect", () => process.exit());

/** The order asked for. */
class AsGiven {
  async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    return files;
  }
  async shard(files: TestSpecification[]): Promise<TestSpecification[]> {
    return files;
  }
}

async function start({ texts, tests, exclude }: Extract<Message, { kind: "start" }>): Promise<Ready> {
  // Snapshots are compared, never written.
  process.env["CI"] = "1";
  const vitest = await createVitest(
    "test",
    {
      ...{ config: false, root, include: [...tests], exclude: [...exclude], watch: false, cache: false },
      ...{ reporters: [{}], silent: true, sequence: { sequencer: AsGiven } },
      ...{ pool: "threads", maxWorkers: 1, isolate: false, bail: 1, testTimeout: 600_000, hookTimeout: 600_000 },
      // A test that hangs is ended from outside, by a limit that knows how busy the machine is.
      // Only files that import what is changed, but for those that open it in a browser.
      ...(process.env["VIEWER_BUILD"] === undefined && { related: texts.map(([file]) => resolve(root, file)) }),
      ...{ globalSetup: "test/scratch.ts", setupFiles: "test/mutants/setup.ts" },
    },
    { plugins: [mutantsPlugin(new Map(texts))] },
  );
  const found = await vitest.getRelevantTestSpecifications();
  return { vitest, specifications: new Map(found.map((one) => [relative(root, one.moduleId), one])) };
}

async function run({ vitest, specifications }: Ready, { files, ...active }: Job): Promise<Answer> {
  const wanted = files.flatMap((file) => specifications.get(file) ?? []);
  vitest.provide("mutants", active);
  const started = performance.now();
  const { testModules, unhandledErrors } = await vitest.runTestSpecifications(wanted);
  // Vitest also remembers files of earlier runs.
  const ran = testModules.filter(({ moduleId }) => wanted.some((one) => one.moduleId === moduleId));
  const meta: object & Meta = ran.at(-1)?.meta() ?? {};
  return {
    faults: [...ran.flatMap(faultsOf), ...unhandledErrors.map(messageOf)],
    milliseconds: performance.now() - started,
    hits: meta.hits ?? {},
  };
}

function faultsOf(module: TestModule): string[] {
  if (module.ok()) return [];
  const [test] = module.children.allTests("failed");
  const [error] = [...(test?.result().errors ?? []), ...module.errors()];
  return [[test?.fullName, error?.message ?? module.state()].filter(Boolean).join(": ")];
}

function messageOf(error: unknown): string {
  return error instanceof Object && "message" in error ? String(error.message) : String(error);
}
