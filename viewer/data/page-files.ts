import { PAGE_FORMAT, type PageHead } from "../../src/model/outputs/page.ts";

/** The data of the page cannot be had, or is not what this page reads. */
export class DataError extends Error {}

/** Two files of the page are of two builds. */
export class MixedError extends DataError {}

export interface ReadHead {
  readonly head: PageHead;
  /** Whether `entente serve` sent it, which tells of changes under `./events`; asking any other host would be an error. */
  readonly isLive: boolean;
}

/** The first of the page's files, which tells of the others. */
export async function readHead(): Promise<ReadHead> {
  const own = inPage("view/overview.json");
  const response = own === null ? await request("./view/overview.json") : null;
  const text = own ?? (await response?.text().catch(unread("view/overview.json"))) ?? "";
  const head = parsed("view/overview.json", text) as PageHead;
  if (head?.format !== PAGE_FORMAT) {
    throw new DataError(
      "The data beside this page is not of a version that this page reads. Run `entente build` again.",
    );
  }
  return { head, isLive: response?.headers.has("Entente-Live") === true };
}

/** A packed file of the build that has this digest. */
export async function readPacked<T extends { readonly digest: string }>(name: string, digest: string): Promise<T> {
  const path = `view/${name}`;
  const own = inPage(path);
  const bytes = own === null ? await (await request(`./${path}`)).arrayBuffer().catch(unread(path)) : decoded(own);
  const file = parsed(path, await unpacked(path, bytes)) as T;
  if (file.digest !== digest) {
    throw new MixedError("The files beside this page are of two builds. Run `entente build` again.");
  }
  return file;
}

/** What the single file holds of a file; null where there is none. */
function inPage(path: string): string | null {
  return document.querySelector(`script[data-file="${path}"]`)?.textContent ?? null;
}

function decoded(base64: string): ArrayBuffer {
  const text = atob(base64);
  const bytes = new Uint8Array(text.length);
  for (let n = 0; n < text.length; n++) bytes[n] = text.charCodeAt(n);
  return bytes.buffer;
}

/** Some hosts say of a packed file how it is packed, and the browser has unpacked it by then. */
async function unpacked(path: string, bytes: ArrayBuffer): Promise<string> {
  const [first, second] = new Uint8Array(bytes, 0, Math.min(2, bytes.byteLength));
  if (first !== 0x1f || second !== 0x8b) return new TextDecoder().decode(bytes);
  const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("gzip"));
  return await new Response(stream).text().catch((error: unknown) => {
    // What a stream gives where it is cut short.
    if (!(error instanceof TypeError)) throw error;
    throw cutShort(path);
  });
}

function parsed(path: string, text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    throw cutShort(path);
  }
}

function cutShort(path: string): DataError {
  return new DataError(`${path} is cut short. Run \`entente build\` again.`);
}

/** The network failed. */
function unread(path: string): (error: unknown) => never {
  return (error) => {
    throw new DataError(`${path} could not be read: ${error instanceof Error ? error.message : String(error)}`);
  };
}

async function request(path: string): Promise<Response> {
  const response = await fetch(path, { cache: "no-cache" }).catch(unread(path));
  if (!response.ok) throw new DataError(`${path} could not be read (${response.status}). Run \`entente build\` again.`);
  return response;
}
