import type { SizeReport } from "./bench-size.ts";
import type { Run } from "./measure.ts";

/** The reports as a Markdown table: medians, and how many times as much as ours, cold. */
export function table(reports: readonly SizeReport[]): string {
  const lines = [
    "| entities | program | CPU s | wall s | peak MB | MB written | CPU × | wall × |",
    "| ---: | --- | ---: | ---: | ---: | ---: | ---: | ---: |",
  ];
  for (const { entities, ours, peers, ratios } of reports) {
    for (const [mode, runs] of Object.entries(ours)) lines.push(row(entities, `Entente, ${mode}`, runs, ratios[mode]));
    for (const [name, { runs, skipped }] of Object.entries(peers)) {
      if (runs.length > 0) lines.push(row(entities, `peer ${name.toUpperCase()}`, runs, ratios[name]));
      if (skipped !== undefined) lines.push(`| ${entities} | peer ${name.toUpperCase()}: ${skipped} | | | | | | |`);
    }
  }
  return `${lines.join("\n")}\n`;
}

function row(entities: number, name: string, runs: readonly Run[], ratio?: { cpu: number; wall: number }): string {
  const middle = (key: keyof Run) =>
    runs.map((run) => run[key]).sort((a, b) => a - b)[Math.floor(runs.length / 2)] ?? 0;
  const times = ratio ? `${ratio.cpu.toFixed(2)} | ${ratio.wall.toFixed(2)}` : "1 | 1";
  const cells = [
    middle("cpu").toFixed(2),
    middle("wall").toFixed(2),
    ...(["peak", "written"] as const).map((key) => (middle(key) / 1e6).toFixed(0)),
  ];
  return `| ${entities} | ${name} | ${cells.join(" | ")} | ${times} |`;
}
