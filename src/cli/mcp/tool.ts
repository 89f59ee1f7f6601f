import type { JsonSchemaType } from "@modelcontextprotocol/server";
import type { KnowledgeGraph } from "../../query/knowledge-graph.ts";
import { clocksFrom } from "../selection/clocks.ts";
import type { AskedProject } from "./asked-project.ts";

/** A question that an assistant can ask. */
export interface Tool {
  readonly name: string;
  readonly title: string;
  readonly description: string;
  readonly input: JsonSchemaType;
  readonly output: JsonSchemaType;
  readonly run: (asked: AskedProject, args: unknown) => Promise<object>;
}

/** @param run gets what the input schema lets through, so its type has to say the same */
export function tool<A>(spec: Omit<Tool, "run">, run: (asked: AskedProject, args: A) => Promise<object>): Tool {
  return { ...spec, run: (asked, args) => run(asked, args as A) };
}

export interface ClockArgs {
  readonly as_of?: string;
  readonly throughout?: boolean;
  readonly certain?: boolean;
  readonly known?: string | undefined;
}

/** The graph as the clocks have it. */
export function graphAt(now: KnowledgeGraph, { as_of, known, ...asking }: ClockArgs): KnowledgeGraph {
  const clocks = clocksFrom({ trueOn: as_of, knownOn: known }, asking);
  return clocks === null ? now : now.asOf(clocks);
}
