import type { Tool } from "../tool.ts";
import { AS_OF } from "./as-of.ts";
import { CITE_CHECK } from "./cite-check.ts";
import { CLAIMS } from "./claims.ts";
import { COMPARE_VOICES } from "./compare-voices.ts";
import { FACTS } from "./facts.ts";
import { FIND } from "./find.ts";
import { PATH } from "./path.ts";
import { SHOW } from "./show.ts";
import { SQL } from "./sql.ts";

export const TOOLS: readonly Tool[] = [FIND, SHOW, FACTS, CLAIMS, PATH, COMPARE_VOICES, AS_OF, SQL, CITE_CHECK];
