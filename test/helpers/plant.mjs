// Preloaded (`--import`) into the built command line: makes one of its functions throw, as a fault of ours would.
import { register } from "node:module";

const hooks = `
const does = ${JSON.stringify(process.env.PLANT_DOES ?? "throw new TypeError('planted')")};
const guard = ${JSON.stringify(process.env.PLANT_IN === "thread" ? "!process.getBuiltinModule('worker_threads').isMainThread" : "true")};
const [file, name] = ${JSON.stringify(process.env.PLANT_AT ?? "")}.split("#");
export async function load(url, context, next) {
  const loaded = await next(url, context);
  if (!file || !url.endsWith(file)) return loaded;
  const text = String(loaded.source);
  const place = new RegExp("export (async )?function(\\\\*?) " + name + "\\\\(");
  if (!place.test(text)) throw new Error("no function " + name + " in " + file);
  const source = text.replace(place, (_, mark = "", star) =>
    "export " + mark + "function " + name + "(...args) { if (" + guard + ") " + does + "; return planted_" + name + "(...args); }\\n" + mark + "function" + star + " planted_" + name + "(");
  return { ...loaded, source };
}`;
register(`data:text/javascript,${encodeURIComponent(hooks)}`);
