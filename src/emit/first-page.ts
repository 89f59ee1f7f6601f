/**
 * The page where the viewer is not built: it draws graph.json as circles and lines, with a list beside
 * it, in one file without dependencies. Its script reads the data element, else fetches graph.json.
 */
export const FIRST_PAGE: string = `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Entente</title>
<link rel="stylesheet" href="./first-page.css">
<script type="module" src="./first-page.js"></script>
</head>
<body>
<h1>Entente</h1>
<p id="summary" role="status">Reading the graph…</p>
<svg id="graph" role="img" aria-label="The graph"></svg>
<h2>Entities</h2>
<ul id="entities"></ul>
</body>
</html>
`;

export const FIRST_PAGE_STYLE: string = `body{font:16px/1.5 system-ui,sans-serif;margin:1rem 2rem;color-scheme:light dark}
svg{width:100%;height:75vh;border:1px solid #8888}
svg text{font-size:10px;fill:currentColor}
ul{columns:16rem}
`;

export const FIRST_PAGE_SCRIPT: string = `const byId = (id) => document.getElementById(id);
const NS = "http://www.w3.org/2000/svg";
function draw(name, attributes, text) {
  const element = document.createElementNS(NS, name);
  for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, String(value));
  if (text !== undefined) element.textContent = text;
  byId("graph").append(element);
  return element;
}
const inPage = byId("entente-data");
const graph = inPage ? JSON.parse(inPage.textContent).graph : await (await fetch("./graph.json")).json();
const places = new Map(graph.nodes.map(({ key, attributes }) => [key, attributes]));
const xs = graph.nodes.map(({ attributes }) => attributes.x);
const ys = graph.nodes.map(({ attributes }) => -attributes.y);
const low = (list) => list.reduce((a, b) => Math.min(a, b), 0) - 40;
const high = (list) => list.reduce((a, b) => Math.max(a, b), 0) + 140;
byId("graph").setAttribute("viewBox", [low(xs), low(ys), high(xs) - low(xs), high(ys) - low(ys)].join(" "));
for (const { source, target, attributes } of graph.edges) {
  const [a, b] = [places.get(source), places.get(target)];
  if (attributes.background || !a || !b) continue;
  const line = draw("line", { x1: a.x, y1: -a.y, x2: b.x, y2: -b.y, stroke: attributes.color, "stroke-width": 2 * attributes.weight, opacity: 0.6 });
  const title = document.createElementNS(NS, "title");
  title.textContent = a.label + " " + attributes.label + " " + b.label + " (" + attributes.support + ")";
  line.append(title);
}
for (const { attributes } of graph.nodes) {
  draw("circle", { cx: attributes.x, cy: -attributes.y, r: attributes.size, fill: attributes.color });
  draw("text", { x: attributes.x + attributes.size + 2, y: 3 - attributes.y }, attributes.label);
}
for (const { attributes } of [...graph.nodes].sort((a, b) => (a.attributes.label < b.attributes.label ? -1 : 1))) {
  const item = document.createElement("li");
  item.textContent = attributes.label + " (" + attributes.type + ")";
  byId("entities").append(item);
}
byId("summary").textContent = graph.nodes.length + " entities, " + graph.edges.length + " relations.";
if (location.protocol.startsWith("http") && !inPage) {
  const events = new EventSource("./events");
  events.addEventListener("whole", () => location.reload());
  for (const type of ["stale", "faulty"]) events.addEventListener(type, (event) => {
    byId("summary").textContent = JSON.parse(event.data).diagnostics.length + " findings: showing the last good graph.";
  });
}
`;
