import { existsSync } from "node:fs";
import { join, resolve } from "node:path";
import type { Command } from "commander";
import type { Host } from "../host/host.ts";
import { findProject, projectHost } from "../host/project-host.ts";
import { UsageError } from "./failure.ts";

/** The project that a command works on. */
export interface Project {
  /** Absolute path. */
  readonly root: string;
  /** Reads the project, with the shipped schema under its own. */
  readonly host: Host;
}

/** Opens the folder that `--project` names, else the nearest one upward that holds data/. */
export function openProject(command: Command): Project {
  const { project } = command.optsWithGlobals<{ project?: string }>();
  if (project !== undefined) {
    const root = resolve(project);
    if (!existsSync(root)) throw new UsageError(`there is no folder ${project}`);
    if (!existsSync(join(root, "data")))
      throw new UsageError(`${project} holds no folder data/`, "`entente init DIR` makes a new project");
    return { root, host: projectHost(root) };
  }
  const root = findProject(process.cwd());
  if (root !== undefined) return { root, host: projectHost(root) };
  throw new UsageError(
    "no project here: no folder data/ in this folder or above it",
    "name one with `--project DIR`, or make one with `entente init DIR`",
  );
}
