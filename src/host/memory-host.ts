import type { FileEntry, Host, NewFile } from "./host.ts";
import { missing } from "./overlay.ts";

/** A project in memory, for tests and for pages. Keys are project-relative paths with `/`. */
export function memoryHost(files: Map<string, string | Uint8Array>): Host {
  const encoder = new TextEncoder();
  const bytesOf = (content: string | Uint8Array): Uint8Array =>
    typeof content === "string" ? encoder.encode(content) : content;
  let writes = 0;
  const stamps = new Map<string, number>();
  const entryOf = (path: string, content: string | Uint8Array): FileEntry => ({
    path,
    size: bytesOf(content).length,
    stamp: `${stamps.get(path) ?? 0}-${bytesOf(content).length}`,
  });
  return {
    list(folder: string) {
      const within = folder === "" || folder === "." ? "" : `${folder.replace(/\/$/, "")}/`;
      const entries: FileEntry[] = [...files]
        .filter(([path]) => path.startsWith(within))
        .map(([path, content]) => entryOf(path, content))
        .sort((a, b) => (a.path < b.path ? -1 : 1));
      return { files: entries, loops: [] };
    },
    entry(path: string): FileEntry | undefined {
      const content = files.get(path);
      return content === undefined ? undefined : entryOf(path, content);
    },
    read(path: string): Uint8Array {
      const content = files.get(path);
      if (content === undefined) throw missing(path);
      return bytesOf(content);
    },
    write(path: string, chunks: Iterable<string | Uint8Array>): void {
      const parts = Array.from(chunks, bytesOf);
      const whole = new Uint8Array(parts.reduce((size, part) => size + part.length, 0));
      let at = 0;
      for (const part of parts) {
        whole.set(part, at);
        at += part.length;
      }
      files.set(path, whole);
      writes += 1;
      stamps.set(path, writes);
    },
    writeAll(written: Iterable<NewFile>): void {
      const whole = Array.from(written, ({ path, chunks }) => ({ path, chunks: [...chunks()] }));
      for (const { path, chunks } of whole) this.write(path, chunks);
    },
  };
}
