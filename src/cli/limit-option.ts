import { Option } from "commander";
import { MOST_ALIKE } from "../report/alike.ts";
import { UsageError } from "./failure.ts";

/** `--limit` of commands that report findings: Infinity stands for `all`. */
export function findingsLimit(): Option {
  return new Option(
    "-n, --limit <n>",
    "list at most n findings of one code in one file (five times as many in all), and count the others; `all`: list all",
  )
    .argParser(limitOf)
    .default(MOST_ALIKE);
}

function limitOf(written: string): number {
  if (written === "all") return Number.POSITIVE_INFINITY;
  if (!/^[1-9]\d{0,8}$/.test(written)) throw new UsageError(`--limit takes a number or \`all\`, not \`${written}\``);
  return Number(written);
}
