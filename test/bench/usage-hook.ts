import { existsSync, readFileSync, writeFileSync } from "node:fs";

// Preloaded into each Node program that is measured; threads share the figures of their process.
const file = process.env["ENTENTE_BENCH_USAGE"];
process.on("exit", () => {
  if (file === undefined) return;
  const { userCPUTime, systemCPUTime } = process.resourceUsage();
  writeFileSync(file, JSON.stringify({ cpu: (userCPUTime + systemCPUTime) / 1e6, peak: peak() }));
});

/** Bytes. On Linux `maxRSS` of a child begins with that of the process that started it; VmHWM is its own. */
function peak(): number {
  const status = "/proc/self/status";
  const own = existsSync(status) ? /^VmHWM:\s+(\d+) kB$/m.exec(readFileSync(status, "utf8"))?.[1] : undefined;
  return 1024 * (own === undefined ? process.resourceUsage().maxRSS : Number(own));
}
