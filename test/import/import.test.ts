import { describe, expect, it } from "vitest";
import { checkProject } from "../../src/build.ts";
import { formatProject } from "../../src/fmt/format-project.ts";
import type { Host } from "../../src/host/host.ts";
import { memoryHost } from "../../src/host/memory-host.ts";
import { importRows } from "../helpers/import-rows.ts";
import { shippedSchema } from "../helpers/shipped-schema.ts";
import { textIn } from "../helpers/text-of.ts";

it("", () => {});
