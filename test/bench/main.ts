import { mkdtempSync, rmSync } from "node:fs";
import { cpus, tmpdir } from "node:os";
import { join } from "node:path";
import { benchSize } from "./bench-size.ts";
import { readOptions, USAGE } from "./options.ts";
import { table } from "./table.ts";

const options = readOptions(process.argv.slice(2));
if (options === null) {
  process.stderr.write(USAGE);
  process.exitCode = 2;
} else {
  const folder = mkdtempSync(join(tmpdir(), "entente-bench-"));
  try {
    const note = (text: string) => void process.stderr.write(`${text}\n`);
    const reports = options.sizes.map((size) => benchSize(size, folder, options, note));
    const machine = { node: process.version, cores: cpus().length, seed: options.seed };
    const [only, second] = reports;
    const whole = only && !second ? { ...machine, ...only } : { ...machine, sizes: reports };
    process.stdout.write(options.json ? `${JSON.stringify(whole)}\n` : table(reports));
  } finally {
    if (options.keep) process.stderr.write(`kept in ${folder}\n`);
    else rmSync(folder, { recursive: true, force: true });
  }
}
