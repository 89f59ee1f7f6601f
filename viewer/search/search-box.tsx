import { type ReactElement, useEffect, useMemo, useRef, useState } from "react";
import { ComboBox } from "react-aria-components/ComboBox";
import { Input } from "react-aria-components/Input";
import { ListBox, ListBoxItem } from "react-aria-components/ListBox";
import { Popover } from "react-aria-components/Popover";
import { flyTo } from "../canvas/fly-to.ts";
import { plain } from "../data/plain-text.ts";
import { Icon } from "../shell/icon.tsx";
import { useSession } from "../state/session.ts";
import type { Found } from "./search-index.ts";

/** The one search box. `/` or Ctrl-K goes there; a result opens what it names and brings it into view. */
export function SearchBox(): ReactElement {
  const { search, loading, wantNames, dispatch, announce } = useSession();
  const input = useRef<HTMLInputElement>(null);
  const [words, setWords] = useState("");
  const results = useMemo(() => search.find(words), [search, words]);

  useEffect(() => {
    const onKey = (event: KeyboardEvent): void => {
      const typing = event.target instanceof HTMLInputElement || event.target instanceof HTMLTextAreaElement;
      const slash = event.key === "/" && !typing;
      const controlK = event.key.toLowerCase() === "k" && (event.ctrlKey || event.metaKey);
      if (!slash && !controlK) return;
      event.preventDefault();
      input.current?.focus();
      input.current?.select();
    };
    addEventListener("keydown", onKey);
    return () => removeEventListener("keydown", onKey);
  }, []);

  const open = (found: Found | undefined): void => {
    if (!found) return;
    dispatch({ type: "open", opened: { kind: found.kind, id: found.id } });
    // A fact is seen whole, with all its ends; an entity in the middle.
    if (found.kind === "fact") dispatch({ type: "camera", camera: null });
    else flyTo(found.id);
    announce(`Opened ${found.title}`);
    setWords("");
  };

  return (
    <ComboBox
      className="search"
      aria-label="Search"
      items={results}
      inputValue={words}
      onInputChange={setWords}
      value={null}
      // Null is Escape, or leaving the field: the words go, and the list with them.
      onChange={(key) => (key === null ? setWords("") : open(results.find((found) => found.key === key)))}
      defaultFilter={() => true}
      allowsEmptyCollection={words.trim() !== ""}
      menuTrigger="input"
      shouldFocusWrap
    >
      <Icon name="search" />
      <Input
        ref={input}
        className="search-input"
        onFocus={wantNames}
        placeholder="Search people, states, claims …"
        onKeyDownCapture={({ key, currentTarget }) => {
          // Enter takes the best, where nothing else was gone to.
          if (key === "Enter" && !currentTarget.getAttribute("aria-activedescendant")) open(results[0]);
        }}
      />
      <span className="search-key" aria-hidden="true">
        /
      </span>
      <Popover className="search-results" offset={6}>
        <ListBox<Found>
          renderEmptyState={() => (
            <p className="nothing-found">
              {loading
                ? "Loading names …"
                : search.isReady
                  ? "Nothing bears this name, and no claim says it."
                  : "Preparing search …"}
            </p>
          )}
        >
          {(found) => (
            <ListBoxItem id={found.key} textValue={found.title} className="search-result">
              <bdi className="search-title">{plain(found.title)}</bdi>
              <span className="search-detail">
                <bdi>{plain(found.detail)}</bdi>
              </span>
            </ListBoxItem>
          )}
        </ListBox>
        {!search.isReady && results.length > 0 && <p className="nothing-found">Preparing search: more may come …</p>}
      </Popover>
    </ComboBox>
  );
}
