import { createHash } from "node:crypto";
import type { Plugin } from "vite";

const INLINE = /<(script|style)(?![^>]*\bsrc=)([^>]*)>([\s\S]*?)<\/\1>/g;

/**
 * Writes the page's policy: nothing but its own files; of inline code only what this build put there, by hash.
 * The data block that `entente build` injects is JSON, which no browser runs and no policy needs to allow.
 */
export function contentSecurityPolicy(single: boolean): Plugin {
  return {
    name: "content-security-policy",
    enforce: "post",
    apply: "build",
    generateBundle: {
      order: "post",
      handler(_options, bundle) {
        for (const file of Object.values(bundle)) {
          if (file.type !== "asset" || !file.fileName.endsWith(".html")) continue;
          file.source = withPolicy(String(file.source), single);
        }
      },
    },
  };
}

function withPolicy(html: string, single: boolean): string {
  const hashes = { script: [] as string[], style: [] as string[] };
  for (const [, tag, attributes = "", body = ""] of html.matchAll(INLINE)) {
    if (attributes.includes("application/json")) continue;
    const hash = `'sha256-${createHash("sha256").update(body).digest("base64")}'`;
    hashes[tag as "script" | "style"].push(hash);
  }
  const own = single ? [] : ["'self'"];
  const list = (values: readonly string[]): string => (values.length > 0 ? values.join(" ") : "'none'");
  const policy = [
    "default-src 'none'",
    `script-src ${list([...own, ...hashes.script])}`,
    `style-src ${list([...own, ...hashes.style])}`,
    "img-src 'self' data: blob:",
    `connect-src ${list(own)}`,
    "base-uri 'none'",
    "form-action 'none'",
    "object-src 'none'",
  ].join("; ");
  const meta = `<meta http-equiv="Content-Security-Policy" content="${policy}">`;
  return html.replace("<!-- policy -->", () => meta);
}
