/** A way to compress what is sent. */
export type Encoding = "br" | "gzip";

/** The best encoding that a reader takes; null for none. */
export function encodingFor(accepted: string | undefined): Encoding | null {
  const taken = new Set(
    (accepted ?? "")
      .toLowerCase()
      .split(",")
      .map((one) => one.trim().split(/\s*;\s*/))
      .filter(([, weight]) => !/^q=0(?:\.0*)?$/.test(weight ?? ""))
      .map(([name]) => name),
  );
  if (taken.has("br")) return "br";
  return taken.has("gzip") ? "gzip" : null;
}

/** A part of a file: from `start` up to but not including `end`. */
export interface Part {
  readonly start: number;
  readonly end: number;
}

/** The part that a reader asks for; null for the whole file, also where several parts are asked for; `none` where there is no such part. */
export function partOf(range: string | undefined, size: number): Part | null | "none" {
  const [, from = "", to = ""] = /^bytes=(\d{0,15})-(\d{0,15})$/.exec(range?.trim() ?? "") ?? [];
  if (from === "" && to === "") return null;
  if (from === "")
    return Number(to) === 0 || size === 0 ? "none" : { start: Math.max(0, size - Number(to)), end: size };
  const [start, end] = [Number(from), to === "" ? size : Math.min(size, Number(to) + 1)];
  if (to !== "" && Number(to) < start) return null;
  return start >= size ? "none" : { start, end };
}

/** Whether a list of tags, as in If-None-Match, names this one. */
export function namesTag(list: string | undefined, tag: string): boolean {
  if (list === undefined) return false;
  return list.trim() === "*" || list.split(",").some((one) => one.trim().replace(/^W\//, "") === tag);
}
