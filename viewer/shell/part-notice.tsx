import type { ReactElement } from "react";
import { Button } from "react-aria-components/Button";
import { partText } from "../../src/wording/picture/first-picture.ts";
import { useSession } from "../state/session.ts";

/** Of a large dataset, how much of it the page has: counts are of that much. */
export function PartNotice(): ReactElement | null {
  const { atlas, loading, dispatch } = useSession();
  const { part } = atlas;
  if (loading) {
    return (
      <p className="part-notice" role="status">
        Loading …
      </p>
    );
  }
  if (part === null) return null;
  return (
    <p className="part-notice" role="note">
      {partText(part)}{" "}
      <Button className="quiet" onPress={() => dispatch({ type: "start-over" })}>
        Everything
      </Button>
    </p>
  );
}
