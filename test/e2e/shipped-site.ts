import { type Build, buildSite, serveFolder } from "./sites.ts";

/** The shipped project as a site and as files. */
export interface ShippedSite extends Pick<Build, "folder" | "single"> {
  readonly url: string;
}

let made: Promise<ShippedSite> | undefined;

/** Built and served once for all tests that a worker runs. A test that changes something copies the folder. */
export function shippedSite(): Promise<ShippedSite> {
  made ??= (async () => {
    const { folder, single } = buildSite(".");
    const { url } = await serveFolder(folder);
    return { folder, single, url };
  })();
  return made;
}
