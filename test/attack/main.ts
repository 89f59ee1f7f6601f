import { attack } from "./campaign.ts";
import { readOptions, USAGE } from "./options.ts";

const options = readOptions(process.argv.slice(2));
if (options === null) {
  process.stderr.write(USAGE);
  process.exitCode = 2;
} else {
  const { failures, ...counts } = await attack(options, (text) => void process.stderr.write(text));
  const done = Object.entries(counts).map(([what, n]) => `${n} ${what}`);
  process.stdout.write(`seed ${options.seed}: ${done.join(", ")}; ${failures.length} failures\n`);
  process.exitCode = failures.length > 0 ? 1 : 0;
}
