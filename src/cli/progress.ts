import type { Stage } from "../build.ts";

const DOING: Readonly<Record<Stage, string>> = {
  read: "reading",
  validate: "checking each file",
  resolve: "following references",
  corroborate: "weighing claims",
  compile: "laying out the graph",
  emit: "writing",
};

/** A line that shows what a build is at, how far it is and how long it has taken: on a terminal only. */
export function showProgress(began: number): (stage: Stage, share?: number) => void {
  const stages = Object.keys(DOING);
  return (stage, share) => {
    if (!process.stderr.isTTY) return;
    const step = `${stages.indexOf(stage) + 1}/${stages.length}`;
    const far = share === undefined ? "" : ` ${Math.round(share * 100)} %`;
    const long = ((performance.now() - began) / 1000).toFixed(1);
    process.stderr.write(`\r\u001B[K${step} ${DOING[stage]}${far} … ${long} s`);
  };
}

export function clearProgress(): void {
  if (process.stderr.isTTY) process.stderr.write("\r\u001B[K");
}
