import { isNode } from "yaml";
import { pointerTokens } from "../model/pointer.ts";
import { composeYaml, nestsTooDeep } from "../parse/compose-yaml.ts";

/** Where a file has what a JSON Pointer leads to, as offsets; undefined where it leads to nothing. */
export function spansIn(
  text: string,
): (pointer: string) => { readonly start: number; readonly end: number } | undefined {
  const document = nestsTooDeep(text) >= 0 ? undefined : composeYaml(text);
  return (pointer) => {
    const node = document?.getIn(pointerTokens(pointer), true);
    if (!isNode(node) || !node.range) return undefined;
    const [start, end] = node.range;
    return { start, end };
  };
}
