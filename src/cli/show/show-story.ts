import type { Project as Story } from "../../model/project.ts";
import { didYouMean } from "../../query/ground.ts";
import { sheetText } from "../../report/sheet/sheet.ts";
import { storySheet, viewJson, viewSheet } from "../../report/sheet/view-sheet.ts";
import { jsonText } from "../../text/json-text.ts";
import { wantsColor } from "../color.ts";
import { UsageError } from "../failure.ts";
import { ask, openProjectGraph } from "../open-graph.ts";
import { terminalWidth } from "../print-listing.ts";
import type { Project } from "../project.ts";
import { clocksOf } from "../selection/clocks.ts";
import type { ShowFlags } from "./flags.ts";

/** The steps of the project's story, or one of them in words. False where the project has errors, which are printed. */
export async function showStory(project: Project, flags: ShowFlags): Promise<boolean> {
  const now = await openProjectGraph(project);
  if (!now) return false;
  const story = now.dataset.project;
  if (story === undefined)
    throw new UsageError("this project tells no story", "entente.yaml declares one; name an entity or a fact to show");
  const view = flags.view === undefined ? null : viewNamed(story, flags.view);
  const clocks = clocksOf(flags);
  const graph = clocks === null ? now : ask(() => now.asOf(clocks));
  if (flags.format === "json") {
    const { title, standfirst, views } = story;
    const steps = views.map(({ id, title: question, text }) => ({ id, title: question, text }));
    process.stdout.write(`${jsonText(view ? viewJson(graph, view) : { title, standfirst, views: steps }, 2)}\n`);
  } else {
    const blocks = view ? viewSheet(graph, view) : storySheet(story);
    process.stdout.write(sheetText(blocks, { width: terminalWidth(), color: wantsColor() }));
  }
  return true;
}

function viewNamed({ views }: Story, id: string): Story["views"][number] {
  const found = views.find((view) => view.id === id);
  if (found) return found;
  const hint = didYouMean(
    id,
    views.map((view) => view.id),
  );
  throw new UsageError(`entente.yaml declares no view ${id}`, hint ?? "`entente show` lists them");
}
