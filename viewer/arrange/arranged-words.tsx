import { type ReactElement, useEffect } from "react";
import { plain } from "../data/plain-text.ts";
import { useSession } from "../state/session.ts";

/** What the arrangement shows, in words; also spoken. */
export function ArrangedWords(): ReactElement | null {
  const { arranging, announce } = useSession();
  const { words } = arranging;
  useEffect(() => {
    if (words !== "") announce(words);
  }, [announce, words]);
  return words === "" ? null : <p className="arranged-words">{plain(words)}</p>;
}
