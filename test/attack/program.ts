import { join } from "node:path";
import { pathToFileURL } from "node:url";

/** A module of the program as it was built: what is attacked is what people get. */
export async function built<T>(path: string): Promise<T> {
  return (await import(pathToFileURL(join(process.cwd(), "lib", path)).href)) as T;
}
