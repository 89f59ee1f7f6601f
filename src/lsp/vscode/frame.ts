import { createHash } from "node:crypto";

/** What a view shows. */
export interface Framed {
  /** HTML that the server made: all texts of the data in it are escaped. */
  readonly body: string;
  readonly style: string;
}

/** A document for a webview, which runs nothing and loads nothing: of all styles and scripts, the one style sheet is let in. */
export function frame({ body, style }: Framed): string {
  const hash = createHash("sha256").update(style).digest("base64");
  const policy = `default-src 'none'; style-src 'sha256-${hash}'; base-uri 'none'; form-action 'none'`;
  return `<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<style>${style}</style>
</head>
<body>
${body}</body>
</html>
`;
}
