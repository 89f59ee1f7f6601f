import { setTimeout } from "node:timers/promises";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { startWatching } from "../../../src/cli/watch-project.ts";
import { type Folder, harbourFolder } from "../../helpers/harbour-folder.ts";

/** Longer than a burst of changes may last. */
const QUIET = 200;
/** A busy machine tells of a change late. */
const PATIENT = { timeout: 30_000, interval: 20 };

let project: Folder;
beforeEach(() => {
  project = harbourFolder();
});
afterEach(() => project.remove());

/** Watches until `work` is through; `onChange` begins to be called only once the watcher is ready. */
async function watched(onChange: () => Promise<void>, work: () => Promise<void>): Promise<void> {
  let setReady = (): void => {};
  const ready = new Promise<void>((done) => {
    setReady = done;
  });
  const stop = startWatching(project.path, onChange, setReady);
  try {
    await ready;
    await work();
  } finally {
    await stop();
  }
}

it("calls back after the last change, and never while a call is under way", async () => {
  let [text, seen, calls, running, most] = ["", "", 0, 0, 0];
  const onChange = async () => {
    calls += 1;
    running += 1;
    most = Math.max(most, running);
    const now = text;
    await setTimeout(3 * QUIET);
    seen = now;
    running -= 1;
  };
  await watched(onChange, async () => {
    for (text of ["One", "Two", "Three", "Four", "Five"]) {
      project.write("data/states/ostia.yaml", `type: state\nname: ${text}\n`);
      await setTimeout(QUIET);
    }
    await vi.waitFor(() => expect(seen).toBe("Five"), PATIENT);
  });
  expect([seen, most]).toEqual(["Five", 1]);
  expect(calls).toBeLessThan(5);
});

it("says what is wrong with the machine, and goes on", async () => {
  let calls = 0;
  const onChange = async () => {
    calls += 1;
    if (calls === 1)
      throw Object.assign(new Error("ENOSPC: no space left on device, write"), { code: "ENOSPC", syscall: "write" });
  };
  await watched(onChange, async () => {
    for (const [n, text] of ["One", "Two"].entries()) {
      project.write("data/states/ostia.yaml", `type: state\nname: ${text}\n`);
      await vi.waitFor(() => expect(calls).toBe(n + 1), PATIENT);
    }
  });
  expect(calls).toBe(2);
});
