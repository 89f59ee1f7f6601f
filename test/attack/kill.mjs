// Preloaded (`--import`): ends the process with SIGKILL just before its nth change of the disk. Without KILL_AT it counts them
// into the file that KILL_COUNT names.
import fs from "node:fs";
import { syncBuiltinESMExports } from "node:module";
import { isMainThread } from "node:worker_threads";

const at = Number(process.env.KILL_AT ?? 0);
const { writeFileSync } = fs;
let changes = 0;

function changing(name, isChange = () => true, cut = null) {
  const real = fs[name];
  fs[name] = (...args) => {
    if (isMainThread && isChange(...args)) {
      changes += 1;
      if (changes === at) {
        // A write may have got half of its bytes to the disk.
        cut?.(real, args);
        process.kill(process.pid, "SIGKILL");
      }
    }
    return real(...args);
  };
}

const writes = (_path, flags = "r") => /[wa+]/.test(String(flags));
changing("openSync", writes);
changing("writeSync", undefined, (real, [file, bytes]) => real(file, bytes, 0, Math.floor(bytes.length / 2)));
for (const name of [
  "renameSync",
  "rmSync",
  "unlinkSync",
  "mkdirSync",
  "writeFileSync",
  "copyFileSync",
  "appendFileSync",
])
  changing(name);
syncBuiltinESMExports();
process.on("exit", () => {
  if (process.env.KILL_COUNT) writeFileSync(process.env.KILL_COUNT, String(changes));
});
