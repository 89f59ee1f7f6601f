import type { Stage } from "../pipeline/run.ts";

type Doing = Readonly<Partial<Record<Stage, string>>>;

const READING: Doing = { read: "reading", validate: "checking each file", resolve: "following references" };
/** What the stages of a build are called. */
export const BUILDING: Doing = {
  ...READING,
  corroborate: "weighing claims",
  compile: "laying out the graph",
  emit: "writing",
};
/** By parts, facts are checked where a build would weigh claims as well. */
export const CHECKING: Doing = { ...READING, corroborate: "checking facts" };

/** Of a large project all facts take a few seconds to read from the disk, and a quarter of a minute to load into a database. */
export const READING_FACTS: Doing = { read: "reading facts" };
export const LOADING: Doing = { emit: "loading tables" };

/** A line that shows what is being done, how far it is and how long it has taken: on a terminal only. */
export function showProgress(doing: Doing): (stage: Stage, share?: number) => void {
  const began = performance.now();
  const stages = Object.keys(doing);
  return (stage, share) => {
    if (!process.stderr.isTTY) return;
    const step = stages.length === 1 ? "" : `${stages.indexOf(stage) + 1}/${stages.length} `;
    const far = share === undefined ? "" : ` ${Math.round(share * 100)} %`;
    const long = ((performance.now() - began) / 1000).toFixed(1);
    process.stderr.write(`\r\u001B[K${step}${doing[stage]}${far} … ${long} s`);
  };
}

export function clearProgress(): void {
  if (process.stderr.isTTY) process.stderr.write("\r\u001B[K");
}
