import type { ReactElement } from "react";
import { Button } from "react-aria-components/Button";
import type { Overview } from "../../src/model/outputs/page.ts";
import { count, grouped } from "../../src/wording/counts.ts";
import { plain } from "../data/plain-text.ts";
import { useSession } from "../state/session.ts";
import { aroundEntity } from "./around.ts";

/** What the overview shows, and its groups as a list: all of them, also those that the picture has no room for. */
export function OverviewPanel({ overview }: { readonly overview: Overview }): ReactElement {
  const { atlas, dispatch } = useSession();
  const { project } = atlas.dataset;
  const { groups, apart } = overview;
  const members = groups.reduce((sum, group) => sum + group.members, 0);
  return (
    <section className="story-panel" aria-label="Overview">
      <header>
        <h2>{plain(project?.title ?? "The graph at a glance")}</h2>
        {project?.standfirst && <p className="standfirst">{plain(project.standfirst)}</p>}
        <p className="standfirst">
          {count(members, "entity", "entities")} in {count(groups.length, "group")}, each under the name of its best
          connected entity. One click shows who is tied to it, and how.
          {apart > 0 && ` ${count(apart, "entity is", "entities are")} in no group.`}
        </p>
      </header>
      <ol className="steps groups">
        {groups.map(({ lead, name, members }) => (
          <li key={lead}>
            <button type="button" onClick={() => dispatch({ type: "step", to: aroundEntity(lead) })}>
              <bdi>{plain(name)}</bdi> <span className="count">{grouped(members - 1)} around it</span>
            </button>
          </li>
        ))}
      </ol>
      <footer>
        <Button className="turn primary" onPress={() => dispatch({ type: "start-over" })}>
          Everything
        </Button>
      </footer>
    </section>
  );
}
