// Preloaded (`--import`) into the built command line: makes one of its functions throw, as a fault of ours would.
import { register } from "node:module";

const hooks = `
const does = ${JSON.stringify(process.env.PLANT_DOES ?? "throw new TypeError('planted')")};
const guard = ${JSON.stringify(process.env.PLANT_IN === "thread" ? "!process.getBuiltinModule('worker_threads').isMainThread" : "true")};
const [file, name] = ${JSON.stringify(process.env.PLANT_AT ?? "")}.split("#");
export async function load(url, context, next) {
  const loaded = await next(url, context);
  if (!file || !url.includes("/lib/cli/")) return loaded;
  const text = String(loaded.source);
  // A bundle says which file it has from where on.
  const [before, after] = text.split("// src/" + file + "\\n");
  if (after === undefined) return loaded;
  const place = new RegExp("^(async )?function(\\\\*?) (" + name + "(?:\\\\$\\\\d+)?)\\\\(", "m");
  if (!place.test(after)) throw new Error("no function " + name + " in " + file);
  const source = after.replace(place, (_, mark = "", star, called) =>
    mark + "function " + called + "(...args) { if (" + guard + ") " + does + "; return planted_" + name + "(...args); }\\n" + mark + "function" + star + " planted_" + name + "(");
  return { ...loaded, source: before + source };
}`;
register(`data:text/javascript,${encodeURIComponent(hooks)}`);
