import { StrictMode } from "react";
import { createRoot } from "react-dom/client";
import { headOnly, opensOnGroups } from "./data/head-only.ts";
import { openData } from "./data/page-data.ts";
import { buildAtlas } from "./derive/atlas.ts";
import { NOTHING } from "./derive/needs.ts";
import { App } from "./shell/app.tsx";
import { Broken } from "./shell/broken.tsx";
import { LastResort } from "./shell/last-resort.tsx";
import "./style/theme.css";
import "./style/shell.css";
import "./style/controls.css";
import "./style/legend.css";
import "./style/evidence.css";
import "./style/fact-list.css";
import "./style/claims.css";
import "./style/quantity-chart.css";
import "./style/canvas.css";
import "./style/arrange.css";
import "./style/search.css";
import "./style/timeline.css";
import "./style/ranges.css";
import "./style/table.css";
import "./style/live.css";
import "./style/share.css";
import "./style/story.css";
import "./style/overview.css";
import "./style/picture.css";
import "./style/changes.css";
import "./style/small-screens.css";
import "./style/print.css";

const place = document.getElementById("root");
if (!place) throw new Error("index.html has no #root");
const root = createRoot(place);

openData(async ({ head, part, whole }) => {
  if (opensOnGroups(head, location.hash)) return headOnly(head);
  return await (head.overview ? part(NOTHING) : whole());
}).then(
  ({ data, loaded }) =>
    root.render(
      <StrictMode>
        <LastResort>
          <App first={buildAtlas(loaded, data.head)} data={data} />
        </LastResort>
      </StrictMode>,
    ),
  (error: unknown) => root.render(<Broken why={error instanceof Error ? error.message : String(error)} />),
);
