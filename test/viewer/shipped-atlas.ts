import { type Atlas, buildAtlas } from "../../viewer/derive/atlas.ts";
import { shippedRows } from "./shipped-rows.ts";

/** The shipped data as the page holds it. */
export const shippedAtlas = (): Atlas => buildAtlas(shippedRows());
