import { join } from "node:path";
import { fileURLToPath } from "node:url";

/**
 * The folder that this program was built into: lib/ of the package. This file is one folder below it, and so are the files into which it is
 * bundled with others.
 */
export const LIBRARY: string = fileURLToPath(new URL("..", import.meta.url));

/** The package's own folder, which holds package.json and the schema that ships. */
export const PACKAGE: string = join(LIBRARY, "..");
