import { fold } from "../../text/fold.ts";

/** What a column's name may say of its use. Words of a language are as `fold` gives them. */
const WORDS = {
  id: "id ids identifier code codes key uuid guid number num nr no qid no_ kod код номер ид id번호 번호 코드 식별자 編號 代码 番号 nummer numero clave cle",
  name: "name title label caption nme nom nombre nome naam bezeichnung имя название наименование фио 이름 명칭 성명 기관명 국가명 名称 名前 姓名 氏名",
  alias: "alias aliases aka nickname nicknames synonym synonyms abbreviation abbreviations acronym псевдоним 별칭 약칭",
  description: "description summary abstract about bio biography beschreibung описание 설명 内容",
  from: "from source src subject sender exporter seller donor supplier giver origin parent owner initiator attacker lender payer head von von_ de от откуда кто отправитель поставщик 출발 공급국 보낸곳 부터",
  to: "to target dst dest destination object recipient receiver importer buyer beneficiary child owned asset defender borrower payee tail nach an кому куда получатель 도착 수령국 받는곳 까지",
  start:
    "start starts started begin begins began beginning since st from entry founded von ab debut inicio начало с 시작 시작일 開始 开始",
  end: "end ends ended until till to thru finish finished stop exit closed bis fin ende termine конец по окончание 종료 종료일 끝 終了 结束",
  when: "date dates year years day time when datum jahr fecha annee дата год 날짜 연도 일자 년도 年 日期",
  source:
    "source sources src reference references ref refs citation citations cite evidence quelle quellen fuente источник 출처 出典 来源",
  note: "note notes comment comments remark remarks details memo bemerkung bemerkungen kommentar nota notas примечание комментарий 비고 참고 메모 備考 备注",
  relation:
    "relation relations relationship relationships predicate rel edge_type type kind связь тип 관계 관계유형 유형",
  directed: "directed type",
} as const;

export type Use = keyof typeof WORDS;

const SETS: ReadonlyMap<string, ReadonlySet<string>> = new Map(
  Object.entries(WORDS).map(([use, words]) => [use, new Set(words.split(" ").map(fold))]),
);

function isWordFor(word: string, use: Use): boolean {
  return SETS.get(use)?.has(word) ?? false;
}

/** Ends of names that are written without a gap: `dispnum`, `ccode`, `statenme`. */
const TAILS: Readonly<Partial<Record<Use, RegExp>>> = {
  id: /(?:code|num|id|_no|nr)$/,
  name: /(?:name|nme)$/,
  start: /(?:start)|^(?:start|begin|since)/,
  end: /^(?:end|until)|(?:end)$/,
  when: /(?:year|date)$|^(?:year|date)/,
};

/** The words of a column's name, folded. */
export function wordsOf(name: string): readonly string[] {
  return fold(name.replace(/(?<=\p{Ll}|\p{N})(?=\p{Lu})/gu, " "))
    .split(/[^\p{L}\p{M}\p{N}]+/u)
    .filter((word) => word !== "");
}

/** Whether a column's name speaks of a use. */
export function speaksOf(name: string, use: Use): boolean {
  const words = wordsOf(name);
  const tail = TAILS[use];
  return words.some((word) => isWordFor(word, use) || (word.length < 12 && (tail?.test(word) ?? false)));
}

/** Whether a column's name says nothing but that: `name`, not `ship_name`. */
export function saysOnly(name: string, ...uses: readonly Use[]): boolean {
  const words = wordsOf(name);
  return words.length > 0 && words.every((word) => uses.some((use) => isWordFor(word, use)));
}

/** Names of two columns that are the two ends of a relation, in their order. */
const PAIRS: readonly (readonly [string, string])[] = [
  ["from", "to"],
  ["source", "target"],
  ["src", "dst"],
  ["src", "dest"],
  ["subject", "object"],
  ["sender", "receiver"],
  ["sender", "recipient"],
  ["exporter", "importer"],
  ["reporter", "partner"],
  ["seller", "buyer"],
  ["supplier", "recipient"],
  ["supplier", "customer"],
  ["supplier", "buyer"],
  ["donor", "recipient"],
  ["payer", "payee"],
  ["lender", "borrower"],
  ["owner", "asset"],
  ["owner", "owned"],
  ["parent", "child"],
  ["parent", "subsidiary"],
  ["origin", "destination"],
  ["initiator", "target"],
  ["attacker", "defender"],
  ["attacker", "target"],
  ["head", "tail"],
  ["von", "nach"],
  ["от", "кому"],
  ["откуда", "куда"],
  ["отправитель", "получатель"],
  ["поставщик", "получатель"],
  ["공급국", "수령국"],
  ["출발", "도착"],
];
/** The same of two of a kind: neither is first. */
const SIDES: readonly (readonly [string, string])[] = [
  ["1", "2"],
  ["a", "b"],
  ["i", "j"],
  ["x", "y"],
];

/** What of a pair of ends a name is: its other words are the stem, `id` or `name` the part. */
interface EndWord {
  readonly stem: string;
  readonly end: 0 | 1;
  readonly pair: number;
  readonly isSides: boolean;
}

function endsIn(name: string): readonly EndWord[] {
  const glued = /^(.*\p{L})([12]|[ab])$/u.exec(fold(name).replace(/[^\p{L}\p{M}\p{N}]+/gu, "_"));
  const words = wordsOf(name);
  const both = [...PAIRS.map((pair) => ({ pair, isSides: false })), ...SIDES.map((pair) => ({ pair, isSides: true }))];
  return both.flatMap(({ pair, isSides }, n) =>
    ([0, 1] as const).flatMap((end): readonly EndWord[] => {
      const at = words.indexOf(pair[end]);
      const found = { end, pair: n, isSides };
      if (at >= 0) return [{ ...found, stem: words.filter((_, index) => index !== at).join(" ") }];
      const [, stem = "", side = ""] = glued ?? [];
      return isSides && side === pair[end] && stem.length > 1 ? [{ ...found, stem }] : [];
    }),
  );
}

/** Two columns that are the ends of a relation, by their names. */
export interface NamedEnds {
  readonly from: string;
  readonly to: string;
  /** Neither end is first. */
  readonly isSides: boolean;
  readonly stem: string;
  /** More columns about one end: `sender_name` beside `sender_id`. */
  readonly beside: ReadonlyMap<string, 0 | 1>;
}

/** Finds columns that are named as two ends. The pair that most columns belong to comes first. */
export function namedEnds(names: readonly string[]): NamedEnds | null {
  const pairs = new Map<number, Map<string, (string | undefined)[]>>();
  const isSides = new Set<number>();
  for (const name of names) {
    for (const { stem, end, pair, isSides: sides } of endsIn(name)) {
      const stems = pairs.get(pair) ?? new Map<string, (string | undefined)[]>();
      pairs.set(pair, stems);
      const two = stems.get(stem) ?? [];
      if (two[end] === undefined) two[end] = name;
      stems.set(stem, two);
      if (sides) isSides.add(pair);
    }
  }
  const whole = [...pairs].flatMap(([pair, stems]) => {
    const all = [...stems].flatMap(([stem, [from, to]]) =>
      from !== undefined && to !== undefined ? [{ stem, from, to }] : [],
    );
    const best = all.toSorted((a, b) => rankOf(a.stem) - rankOf(b.stem))[0];
    return best ? [{ pair, best, all }] : [];
  });
  const [first] = whole.sort((a, b) => b.all.length - a.all.length || a.pair - b.pair);
  if (first === undefined) return null;
  const { best, all, pair } = first;
  const others = all.filter((one) => one !== best);
  const beside = new Map(others.flatMap(({ from, to }) => [[from, 0] as const, [to, 1] as const]));
  return { ...best, isSides: isSides.has(pair), beside };
}

/** An id says best which thing an end is, then a name. */
function rankOf(stem: string): number {
  if (stem === "") return 0;
  if (saysOnly(stem, "id") || speaksOf(stem, "id")) return 1;
  return speaksOf(stem, "name") ? 2 : 3;
}

/** What a column's name says that its values are, as the shipped schema calls it. */
const TYPE_WORDS: readonly (readonly [type: string, words: string])[] = [
  [
    "person",
    "person persons people personne persona individual president minister appointee author officer ceo leader politician employee candidate senator deputy director spouse member player founder owner_name 사람 인물 человек лицо персона 人物",
  ],
  [
    "state",
    "country countries state states nation nations nationality citizenship ccode gwcode cowcode iso2 iso3 exporter importer flag land pays pais страна страны государство 국가 나라 국가명 국적 공급국 수령국 国 国家",
  ],
  [
    "place",
    "city cities town towns village location locations place places region regions province capital port airport district county ort stadt ville ciudad город место регион 도시 장소 지역 都市",
  ],
  [
    "organisation",
    "organisation organization organisations organizations org company companies firm party parties agency ministry institution employer university bank publisher corporation unternehmen firma entreprise empresa организация компания партия 기관 회사 조직 정당 企業",
  ],
  [
    "event",
    "event events war wars battle battles dispute disputes conflict conflicts election meeting summit attack incident incidents crisis disp dispnum warnum событие война конфликт 사건 전쟁",
  ],
  ["weapon", "weapon weapons missile missiles gun tank"],
  ["resource", "goods commodity commodities resource resources"],
  ["agreement", "agreement agreements treaty treaties pact accord alliance alliances договор соглашение 조약 협정"],
];
const TYPES = TYPE_WORDS.map(([type, words]) => [type, new Set(words.split(" ").map(fold))] as const);

/** The type that a name speaks of: one of the words, or the beginning of a name without gaps such as `statenme`. */
export function typeIn(name: string): string | null {
  const words = wordsOf(name).map((word) => word.replace(/(?<=\p{L})[12]$/u, ""));
  for (const [type, known] of TYPES) if (words.some((word) => known.has(word))) return type;
  for (const type of ["state", "country", "person", "company", "event"])
    if (words.some((word) => word.startsWith(type) && word.length < 13))
      return type === "country" ? "state" : type === "company" ? "organisation" : type;
  return null;
}

/** The singular of an English noun, as far as its spelling tells. */
export function singularOf(noun: string): string {
  if (/(?:ss|us|is|news|series|species)$/i.test(noun)) return noun;
  if (/ies$/i.test(noun) && noun.length > 4) return noun.replace(/ies$/i, "y");
  if (/(?:ch|sh|x|z|ss)es$/i.test(noun)) return noun.replace(/es$/i, "");
  return /[a-z]s$/i.test(noun) && noun.length > 3 ? noun.slice(0, -1) : noun;
}
