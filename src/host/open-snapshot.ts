import { gitSnapshot } from "./git-snapshot.ts";
import type { Snapshot, SnapshotOrigin } from "./host.ts";
import { overlay } from "./overlay.ts";
import { projectHost, withShippedSchema } from "./project-host.ts";

/** Opens the snapshot that an origin names: in another thread, the same one. */
export function openSnapshot(origin: SnapshotOrigin): Snapshot {
  switch (origin.kind) {
    case "folder":
      return projectHost(origin.root);
    case "revision":
      return { ...withShippedSchema(origin.root, gitSnapshot(origin.root, origin.commit)), origin };
    case "overlay":
      return overlay(openSnapshot(origin.base), origin.files);
  }
}
