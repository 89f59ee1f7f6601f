import { writeFileSync } from "node:fs";

// Preloaded into each Node program that is measured; threads share the figures of their process.
const file = process.env["ENTENTE_BENCH_USAGE"];
process.on("exit", () => {
  if (file === undefined) return;
  const { userCPUTime, systemCPUTime, maxRSS } = process.resourceUsage();
  writeFileSync(file, JSON.stringify({ cpu: (userCPUTime + systemCPUTime) / 1e6, peak: maxRSS * 1024 }));
});
