import { harbourProject } from "./harbour-project.ts";

/** Facts that no voice asserts: only denied, only predicted, only doubted. */
export const NOT_ASSERTED: readonly string[] = ["coal-denied", "coal-expected", "coal-doubted"];

/** The harbour with them. */
export function doubtedHarbour(): Map<string, string> {
  const fact = (stance: string) =>
    `type: supplies\nfrom: ostia\nto: norland\nitem: timber\nclaims:\n  - {by: sudmark, stance: ${stance}, source: evening-post}\n`;
  const files = harbourProject();
  files.set("data/facts/coal-denied.yaml", fact("denies"));
  files.set("data/facts/coal-expected.yaml", fact("predicts").replace("to: norland", "to: sudmark"));
  files.set("data/facts/coal-doubted.yaml", fact("doubts").replace("timber", "coal"));
  return files;
}
