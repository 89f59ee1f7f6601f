import type { FileHandle } from "node:fs/promises";
import { open } from "node:fs/promises";
import { join } from "node:path";
import { Readable } from "node:stream";
import { ChangedFile } from "../../host/byte-range.ts";
import type { NewFile } from "../../host/host.ts";
import { entryOf } from "../../host/node-host.ts";
import { hashOf } from "../../text/hash.ts";

/** A file of the site that is served. */
export interface SiteFile {
  readonly path: string;
  readonly size: number;
  /** Changes with the content. */
  readonly tag: string;
  /** Its bytes, or those from `start` up to but not including `end`. Rejects where it is gone or no longer what it was. */
  read(start?: number, end?: number): Promise<Readable>;
}

/** A file that a build wrote; undefined where it is gone already. */
export function writtenFile(folder: string, path: string, digest: string): SiteFile | undefined {
  const place = join(folder, path);
  const entry = entryOf(place);
  if (entry === undefined) return undefined;
  const { size, stamp } = entry;
  const isSame = (): boolean => {
    const now = entryOf(place);
    return now?.size === size && now.stamp === stamp;
  };
  return {
    path,
    size,
    tag: `${digest}-${stamp}`,
    async read(start = 0, end = size) {
      const handle = await open(place, "r");
      if (!isSame()) {
        await handle.close();
        throw new ChangedFile(`${place} is not as it was written`);
      }
      if (start >= end) return await nothing(handle);
      return handle.createReadStream({ start, end: end - 1 });
    },
  };
}

/** A page that is made here. */
export function madeFile({ path, chunks }: NewFile): SiteFile {
  const bytes = Buffer.concat(Array.from(chunks(), (chunk) => Buffer.from(chunk)));
  const read = async (start = 0, end = bytes.length): Promise<Readable> =>
    Readable.from([bytes.subarray(start, end)], { objectMode: false });
  return { path, size: bytes.length, tag: `made-${hashOf(bytes.toString("latin1"))}`, read };
}

async function nothing(handle: FileHandle): Promise<Readable> {
  await handle.close();
  return Readable.from([], { objectMode: false });
}
