import {
  firstPrefix,
  lettersOf,
  type Shard,
  type ShardEntry,
  searchWords,
  shardPath,
} from "../../src/model/outputs/search-shards.ts";
import { fold } from "../../src/text/fold.ts";
import { count } from "../../src/wording/counts.ts";

/** Pages found at a time. */
const SHOWN = 12;

/** `pages/`, from where this script lies in it. */
const script = document.currentScript;
const root = new URL(".", script instanceof HTMLScriptElement ? script.src : location.href);
const shards = new Map<string, Promise<Shard | null>>();

function load(prefix: string): Promise<Shard | null> {
  const known = shards.get(prefix);
  if (known) return known;
  const shard = fetch(new URL(shardPath(prefix), root)).then(
    (answer) => (answer.ok ? (answer.json() as Promise<Shard>) : null),
    // Without a connection nothing is found, and the indexes are there.
    () => null,
  );
  shards.set(prefix, shard);
  return shard;
}

/** What is called by words that begin so. */
async function find(text: string): Promise<readonly ShardEntry[]> {
  const words = searchWords(fold(text));
  const longest = words.toSorted((a, b) => b.length - a.length)[0] ?? "";
  const letters = lettersOf(longest);
  let length = firstPrefix(longest);
  if (longest === "" || letters.length < length) return [];
  let shard = await load(letters.slice(0, length).join(""));
  while (shard?.isSplit && length < letters.length) {
    length += 1;
    shard = await load(letters.slice(0, length).join(""));
  }
  const begins = (entry: ShardEntry, word: string): boolean =>
    searchWords(entry[0]).some((one) => one.startsWith(word));
  const found = (shard?.entries ?? []).filter((entry) => words.every((word) => begins(entry, word)));
  const rank = ([folded]: ShardEntry): number => (folded === fold(text) ? 0 : folded.startsWith(fold(text)) ? 1 : 2);
  const paths = new Set<string>();
  return found.toSorted((a, b) => rank(a) - rank(b)).filter(([, , path]) => !paths.has(path) && paths.add(path));
}

function entryLink([, name, path, kind]: ShardEntry): HTMLLIElement {
  const item = document.createElement("li");
  const link = document.createElement("a");
  link.href = new URL(path, root).href;
  link.textContent = name;
  const what = document.createElement("small");
  what.textContent = kind;
  item.append(link, " ", what);
  return item;
}

/** The search is made by this script: without it, there is none to be disappointed by. */
function build(place: Element): void {
  const form = document.createElement("form");
  form.setAttribute("role", "search");
  form.className = "search";
  const input = document.createElement("input");
  input.type = "search";
  input.placeholder = "Search";
  input.setAttribute("aria-label", "Search");
  input.autocomplete = "off";
  const results = document.createElement("div");
  results.className = "results";
  results.hidden = true;
  const said = document.createElement("p");
  said.setAttribute("role", "status");
  const list = document.createElement("ul");
  results.append(said, list);
  form.append(input, results);
  place.append(form);
  const show = async (): Promise<void> => {
    const asked = input.value;
    const found = await find(asked);
    if (input.value !== asked) return;
    results.hidden = asked.trim() === "";
    said.textContent = found.length === 0 ? "Nothing is called so" : count(found.length, "page");
    list.replaceChildren(...found.slice(0, SHOWN).map(entryLink));
  };
  input.addEventListener("input", () => void show());
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    form.querySelector<HTMLAnchorElement>(".results a")?.click();
  });
  form.addEventListener("keydown", (event) => {
    if (event.key !== "Escape") return;
    results.hidden = true;
    input.focus();
  });
}

const place = document.querySelector("header.site");
// A page on a disk may not read files beside it.
if (place && location.protocol !== "file:") build(place);
