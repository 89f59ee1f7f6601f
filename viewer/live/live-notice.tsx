import { type ReactElement, useState } from "react";
import { Button } from "react-aria-components/Button";
import { count } from "../../src/wording/counts.ts";
import { plain } from "../data/plain-text.ts";
import type { Finding } from "./findings.ts";
import type { News } from "./use-live.ts";

/** No one reads more than this at once; the terminal has them all. */
const MOST = 20;

/** While a saved file is broken: what is wrong and where. The graph behind it is the last good one. */
export function LiveNotice({ news }: { readonly news: News }): ReactElement | null {
  if (news.kind === "fine") return null;
  if (news.kind === "lost") {
    return (
      <p className="notice" role="status">
        The server does not answer. This is the last graph it sent; it updates by itself once `entente serve` runs
        again.
      </p>
    );
  }
  if (news.kind === "trouble") {
    return (
      <section className="broken-files" aria-label="The server failed" role="alert">
        <p>
          <strong>The server could not build the graph.</strong> You see the last good one; it tries again by itself.
        </p>
        <pre>{plain(news.message)}</pre>
      </section>
    );
  }
  if (news.kind === "unread") {
    return (
      <p className="notice" role="alert">
        {plain(news.message)}
      </p>
    );
  }
  return <Broken findings={news.findings} />;
}

function Broken({ findings }: { readonly findings: readonly Finding[] }): ReactElement {
  const [folded, setFolded] = useState(false);
  const errors = findings.filter(({ severity }) => severity === "error");
  return (
    <section className="broken-files" aria-label="Errors in the files" role="alert">
      <div className="broken-head">
        <p>
          <strong>{count(errors.length, "error")} in the files.</strong> You see the last good graph; it updates when
          this is fixed.
        </p>
        <Button className="quiet" aria-expanded={!folded} onPress={() => setFolded(!folded)}>
          {folded ? "Show" : "Hide"}
        </Button>
      </div>
      {!folded && (
        <ol>
          {errors.slice(0, MOST).map((finding) => (
            <li key={`${finding.place} ${finding.code} ${finding.message}`}>
              <p>
                <code>{plain(finding.place)}</code> <span className="code">{plain(finding.code)}</span>
              </p>
              <p>{plain(finding.message)}</p>
              {finding.hint && <p className="muted">Hint: {plain(finding.hint)}</p>}
            </li>
          ))}
        </ol>
      )}
      {!folded && errors.length > MOST && <p className="muted">and {errors.length - MOST} more</p>}
    </section>
  );
}
