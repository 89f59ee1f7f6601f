import { createRequire } from "node:module";
import { lazy } from "../model/lazy.ts";

/** The package `yaml`, loaded when the first file needs it: most need only `fastYaml`, which reads a hundred in the time that loading takes. */
export const yaml: () => typeof import("yaml") = lazy(() => createRequire(import.meta.url)("yaml"));
