import { existsSync, lstatSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { call } from "./call.ts";
import { corrupt } from "./corrupt/index.ts";
import { judgeAnswers, judgeExports } from "./judge/exports.ts";
import { judgeFindings } from "./judge/findings.ts";
import { judgeFormatting } from "./judge/formatting.ts";
import { judgeReading, namesElsewhere } from "./judge/oracle.ts";
import { judgeBuild, judgeEdit, judgeRefusal } from "./judge/outputs.ts";
import { Verdict } from "./judge/verdict.ts";
import { writeProject } from "./project-folder.ts";
import { chooseProject } from "./projects.ts";
import { randomFrom } from "./random.ts";

/** What came of one spoilt project. */
export interface CaseResult {
  readonly seed: number;
  /** The project and what was done to it. */
  readonly what: string;
  readonly faults: readonly string[];
  readonly findings: number;
  readonly built: boolean;
}

/** Makes the case of a seed in a folder, and puts every command to it. */
export async function runCase(seed: number, root: string): Promise<CaseResult> {
  const random = randomFrom(seed);
  const { name, files } = chooseProject(random);
  const what = [name, ...corrupt(files, random)].join("; ");
  writeProject(root, files);
  const verdict = new Verdict();
  let [findings, built]: [number, boolean] = [0, false];
  try {
    const reported = await judgeFindings(root, verdict);
    if (reported) {
      findings = reported.length;
      const paths = [...files.keys()].filter((path) => isRegular(join(root, path)));
      const yaml = paths.filter((path) => path.endsWith(".yaml"));
      await judgeReading({ read: (path) => readFileSync(join(root, path)) }, yaml, verdict);
      if (reported.some(({ severity }) => severity === "error")) {
        await judgeRefusal(root, verdict);
        for (const command of [["facts"], ["claims"], ["export", "json"], ["show", "norland"]]) {
          verdict.sound(await call("-p", root, ...command), 1);
        }
      } else {
        built = await judgeBuild(root, verdict);
        const names = namesElsewhere(
          root,
          yaml.filter((path) => path.startsWith("data/")),
        );
        await judgeExports(root, names, verdict);
        await judgeAnswers(root, [...names.keys()], verdict);
        const named = yaml.find(
          (path) => path.startsWith("data/") && /^name: \w/m.test(readFileSync(join(root, path), "utf8")),
        );
        if (built && named !== undefined) await judgeEdit(root, named, verdict);
      }
      await judgeFormatting(root, reported, verdict);
    }
  } catch (error) {
    verdict.faults.push(`thrown: ${error instanceof Error ? error.stack : String(error)}`);
  }
  return { seed, what, faults: verdict.faults, findings, built };
}

function isRegular(path: string): boolean {
  return existsSync(path) && lstatSync(path).isFile();
}
