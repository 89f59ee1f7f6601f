import type { OpenProject } from "../../lsp/open-project.ts";
import type { Changes } from "../../lsp/protocol.ts";
import { wordDiff } from "../../report/diff.ts";
import { markdownDiff } from "../../report/diff-formats.ts";
import { diffStates } from "../diff/diff-states.ts";
import { readStates, sinceMain } from "../diff/states.ts";

/** `entente diff --format markdown`, with unsaved files as they are in the editor. */
export async function whatChanges(project: OpenProject): Promise<Changes> {
  const { root } = project;
  const before = sinceMain({ root });
  const after = { name: "the project as it is in the editor", from: { root, host: project.files() } };
  const [old, now] = await readStates(before, after, false);
  const diff = diffStates(old, now);
  return { markdown: markdownDiff(wordDiff(diff, old.graph, now.graph, before.name, after.name)) };
}
