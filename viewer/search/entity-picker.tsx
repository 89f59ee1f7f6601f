import { type ReactElement, useEffect, useMemo, useState } from "react";
import { ComboBox } from "react-aria-components/ComboBox";
import { Input } from "react-aria-components/Input";
import { Label } from "react-aria-components/Label";
import { ListBox, ListBoxItem } from "react-aria-components/ListBox";
import { Popover } from "react-aria-components/Popover";
import { plain } from "../data/plain-text.ts";
import { entityType, nameOf } from "../derive/atlas.ts";
import { useSession } from "../state/session.ts";

interface Props {
  readonly label: string;
  readonly value: string | null;
  readonly onPick: (id: string) => void;
  /** Ids that fit the words, best first; all (a first lot of them) for no words. */
  readonly choices: (words: string) => readonly string[];
  readonly detail?: (id: string) => string;
}

interface Choice {
  readonly id: string;
  readonly name: string;
  readonly detail: string;
}

/** A field that holds one entity, found by typing. */
export function EntityPicker(props: Props): ReactElement {
  const { value, onPick } = props;
  // A field that holds the focus opens its list where what it holds changes: by going back, it is a new field.
  const [held, setHeld] = useState({ value, changes: 0 });
  if (held.value !== value) setHeld({ value, changes: held.changes + 1 });
  const pick = (id: string): void => {
    setHeld({ value: id, changes: held.changes });
    onPick(id);
  };
  return <Field key={held.changes} {...props} onPick={pick} />;
}

function Field({ label, value, onPick, choices, detail }: Props): ReactElement {
  const { atlas } = useSession();
  const chosen = value ? plain(nameOf(atlas, value)) : "";
  const [words, setWords] = useState(chosen);
  useEffect(() => setWords(chosen), [chosen]);
  const items = useMemo((): Choice[] => {
    const ids = choices(words === chosen ? "" : words);
    const what = (id: string): string =>
      detail?.(id) ?? entityType(atlas, atlas.kg.entity(id)?.type ?? "")?.label ?? "";
    // The field must know the one that it holds, or it would ask for another.
    const all = value && !ids.includes(value) ? [value, ...ids] : ids;
    return all.map((id) => ({ id, name: plain(nameOf(atlas, id)), detail: plain(what(id)) }));
  }, [atlas, choices, words, chosen, detail, value]);
  return (
    <ComboBox
      className="picker"
      items={items}
      inputValue={words}
      onInputChange={setWords}
      value={value}
      onChange={(key) => {
        if (key !== null && key !== value) onPick(String(key));
      }}
      onOpenChange={(open) => {
        if (!open && value) setWords(chosen);
      }}
      defaultFilter={() => true}
      allowsEmptyCollection
      menuTrigger="focus"
    >
      <Label className="picker-label">{label}</Label>
      <Input
        className="picker-input"
        placeholder="choose …"
        onFocus={({ currentTarget }) => currentTarget.select()}
        onKeyDownCapture={({ key, currentTarget }) => {
          // Enter takes the best, where nothing else was gone to.
          const best = items.find(({ id }) => id !== value);
          if (key !== "Enter" || currentTarget.getAttribute("aria-activedescendant") || words === chosen) return;
          if (best) onPick(best.id);
        }}
      />
      <Popover className="search-results" offset={4}>
        <ListBox<Choice> renderEmptyState={() => <p className="nothing-found">None of that name</p>}>
          {(choice) => (
            <ListBoxItem id={choice.id} textValue={choice.name} className="search-result">
              <bdi className="search-title">{choice.name}</bdi>
              <span className="search-detail">{choice.detail}</span>
            </ListBoxItem>
          )}
        </ListBox>
      </Popover>
    </ComboBox>
  );
}
