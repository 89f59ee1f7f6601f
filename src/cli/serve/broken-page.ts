import { xmlText } from "../../emit/xml-text.ts";
import type { NewFile } from "../../host/host.ts";

/**
 * What a browser shows while there is no good graph yet: the findings as `check` prints them, or how the machine failed. It reloads itself once there is
 * one, or once the findings are others.
 *
 * @param findings for people, without colours
 */
export function brokenSite(findings: string): readonly NewFile[] {
  const page = `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Entente: there is no graph yet</title>
<link rel="stylesheet" href="./broken.css">
<script type="module" src="./broken.js"></script>
</head>
<body>
<h1>There is no graph yet</h1>
<p>It appears here by itself once this is put right:</p>
<pre>${xmlText(findings).replaceAll("&#10;", "\n")}</pre>
</body>
</html>
`;
  return [
    { path: "index.html", chunks: () => [page] },
    { path: "broken.css", chunks: () => [STYLE] },
    { path: "broken.js", chunks: () => [SCRIPT] },
  ];
}

const STYLE = `body{font:16px/1.5 system-ui,sans-serif;margin:2rem;color-scheme:light dark}
pre{font:14px/1.4 ui-monospace,monospace;overflow-x:auto;border-left:4px solid #b91c1c;padding-left:1rem}
`;

/** The first event of a broken project is about the findings that the page shows already. */
const SCRIPT = `let shown;
const events = new EventSource("./events");
events.addEventListener("hello", (event) => { if (JSON.parse(event.data).digest !== null) location.reload(); });
events.addEventListener("whole", () => location.reload());
for (const type of ["faulty", "trouble"]) events.addEventListener(type, (event) => {
  if (shown !== undefined && shown !== event.data) location.reload();
  shown = event.data;
});
`;
