/** E4xxx: facts, claims and dates that contradict one another. */
export const ruleCodes = {
  "duplicate-fact": {
    code: "E4001",
    severity: "error",
    title: "A fact is written twice",
    message: (p: { fact: string; same: string }): string => `This is the same fact as \`${p.fact}\`: same ${p.same}.`,
    explanation:
      "Type, subject, object and the key qualifiers of the relation type make a fact what it is. What others say of it are further claims of the one fact: in two places they would not be counted together. A symmetric relation is the same fact from either end. Where a relation ended and began again, the two spells are two facts: name the later one with `spell:`, or add `when` to the relation type's `key`, and dates tell them apart.",
    bad: "supplies:\n  - {to: russia, item: kn-23, source: depetris-2024}\n  - {to: russia, item: kn-23, source: whirlpool-2024}",
    good: "supplies:\n  - to: russia\n    item: kn-23\n    claims: [{source: depetris-2024}, {source: whirlpool-2024}]",
  },
  "overlapping-spells": {
    code: "W4030",
    severity: "warning",
    title: "Two spells of one relation overlap",
    message: (p: { fact: string; when: string }): string => `\`${p.when}\` overlaps the dates of \`${p.fact}\`.`,
    explanation:
      "Two facts with the same ends are two spells: someone who left and came back. Spells follow one another. Where their dates overlap, either two sources date one spell differently, and what they say are claims of one fact, each with its own `when`; or there are two spells all the same, and `spell:` names one of them.",
    bad: "member_of:\n  - {to: bloc, when: 1991/1999, source: garner-2024}\n  - {to: bloc, when: 1992/1999, source: depetris-2024}",
    good: "member_of:\n  - to: bloc\n    when: 1991/1999\n    claims: [{source: garner-2024}, {when: 1992/1999, source: depetris-2024}]",
  },
  "former-fact-id-clash": {
    code: "E4031",
    severity: "error",
    title: "A former id of a fact is in use",
    message: (p: { id: string; owner: string }): string => `\`${p.id}\` is not a former id: ${p.owner}.`,
    explanation:
      "`former_ids` of a fact lists ids that it had before it was renamed, so that links and look-ups still find it. An id that a fact or an entity has, or that two facts have given up, leads to two things.",
    bad: "member_of:\n  - {to: bloc, source: garner-2024}\n  - {to: bloc, spell: 2006, former_ids: [estland.member_of.bloc], source: garner-2024}",
    good: "member_of:\n  - {to: bloc, source: garner-2024}\n  - {to: bloc, spell: 2006, source: garner-2024}",
  },
  "unsourced-fact": {
    code: "W4002",
    severity: "warning",
    title: "A fact has no claim",
    message: (p: { fact: string }): string => `No one is named who says so: \`${p.fact}\` is unsourced.`,
    explanation:
      "A fact without claims is shown with the support `unsourced`. Add `source:`, with `by:` where the source passes on someone else's word.",
    bad: "relations: {borders: russia}",
    good: "relations: {borders: {to: russia, source: garner-2024, at: para. 2}}",
  },
  "claim-without-source": {
    code: "E4003",
    severity: "error",
    title: "A claim has no source",
    message: (p: { fact: string }): string => `This claim about \`${p.fact}\` has no \`source\`.`,
    explanation:
      "A claim is a statement that a reader can look up, so it names its source. An entry without any claim is only a warning, since it does not pretend to rest on anything.",
    bad: "borders: {to: russia, by: nato}",
    good: "borders: {to: russia, by: nato, source: garner-2024}",
  },
  "when-backwards": {
    code: "E4004",
    severity: "error",
    title: "A date runs backwards",
    message: (p: { written: string; last: string; first: string }): string =>
      `\`${p.written}\` ends (${p.last}) before it begins (${p.first}).`,
    explanation: "An interval is written from its first day to its last: `2024-06/2024-10`.",
    bad: "when: 2024-10/2024-06",
    good: "when: 2024-06/2024-10",
  },
  "died-before-born": {
    code: "E4005",
    severity: "error",
    title: "A lifetime ends before it begins",
    message: (p: { begins: string; began: string; ends: string; ended: string }): string =>
      `\`${p.ends}\` is ${p.ended}, before \`${p.begins}\` ${p.began}.`,
    explanation:
      "The dates on which an entity begins to be (`born`, `founded`) and ends (`died`, `dissolved`) contradict one another. One of the two is wrong, or they are swapped. Of an attribute that is disputed, no value fits.",
    bad: "type: person\nname: Kim Il Sung\nborn: 1994\ndied: 1912",
    good: "type: person\nname: Kim Il Sung\nborn: 1912\ndied: 1994",
  },
  "claim-before-event": {
    code: "E4006",
    severity: "error",
    title: "A claim comes before what it reports",
    message: (p: { said: string; when: string }): string =>
      `Said ${p.said}, this reports what happened ${p.when}: it can only have been foretold.`,
    explanation:
      "A claim that states or confirms is made when, or after, the fact begins: `said`, else the date of the source, against `when`. A forecast has `stance: predicts`. Dates that are marked as inexact (`~`, `?`) contradict nothing.",
    bad: "invades: {to: ukraine, when: 2022-02-24, said: 2021-12, source: garner-2024}",
    good: "invades: {to: ukraine, when: 2022-02-24, said: 2021-12, stance: predicts, source: garner-2024}",
  },
  "said-after-source": {
    code: "E4007",
    severity: "error",
    title: "A claim was made after its source was published",
    message: (p: { said: string; source: string; date: string }): string =>
      `\`${p.source}\` is of ${p.date} and cannot report what was said ${p.said}.`,
    explanation:
      "`said` is when the claim was made; the source that reports it came out then or later. Either date may be wrong.",
    bad: "# the source is of 2024-10-20\n{by: nato, said: 2024-10-28, source: depetris-2024}",
    good: "{by: nato, said: 2024-10-28, source: troops-en-route-2024}",
  },
  "late-prediction": {
    code: "W4008",
    severity: "warning",
    title: "A prediction comes after the event",
    message: (p: { said: string; when: string }): string => `Said ${p.said}, this predicts what was over ${p.when}.`,
    explanation: "What is over is stated or denied. Either date may be wrong, or the claim is not a prediction.",
    bad: "visited: {to: north-korea, when: 2024-06-19, said: 2024-10, stance: predicts, source: garner-2024}",
    good: "visited: {to: north-korea, when: 2024-06-19, said: 2024-10, source: garner-2024}",
  },
  "self-relation": {
    code: "E4009",
    severity: "error",
    title: "Something is related to itself",
    message: (p: { relation: string; id: string }): string => `\`${p.relation}\` links \`${p.id}\` to itself.`,
    explanation:
      "Subject and object of a fact are two entities. Mostly another one was meant. A relation type that declares `self: allowed` takes one entity at both ends, such as a company that holds shares of its own.",
    bad: "# data/states/russia.yaml\nrelations: {borders: russia}",
    good: "# data/states/russia.yaml\nrelations: {borders: north-korea}",
  },
  "relation-cycle": {
    code: "E4010",
    severity: "error",
    title: "Parts contain one another in a circle",
    message: (p: { relation: string; chain: string }): string => `\`${p.relation}\` runs in a circle: ${p.chain}.`,
    explanation:
      "Relations flagged `same_voice` lead from who speaks to whom they speak for, and end at an actor that speaks for itself. In a circle all would be one voice, and none of them the whole.",
    bad: "# army.yaml: part_of: general-staff\n# general-staff.yaml: part_of: army",
    good: "# general-staff.yaml: part_of: army",
  },
  "relays-itself": {
    code: "E4011",
    severity: "error",
    title: "A speaker relays their own word",
    message: (p: { id: string }): string => `\`${p.id}\` cannot pass on its own word.`,
    explanation:
      "`relays` names those whose word the claimant passes on. Of one's own knowledge one claims without it.",
    bad: "{by: nato, relays: nato, source: garner-2024}",
    good: "{by: nato, relays: south-korea-nis, source: garner-2024}",
  },
  "relays-cycle": {
    code: "E4012",
    severity: "error",
    title: "Claimants relay one another in a circle",
    message: (p: { chain: string }): string => `They pass on one another's word: ${p.chain}.`,
    explanation:
      "On one fact, each of these has it from the next, and the last from the first, so the word has no origin. One of them is the origin and relays no one.",
    bad: "claims:\n  - {by: nato, relays: pentagon, source: a}\n  - {by: pentagon, relays: nato, source: b}",
    good: "claims:\n  - {by: nato, relays: pentagon, source: a}\n  - {by: pentagon, source: b}",
  },
  "repeated-claim": {
    code: "W4013",
    severity: "warning",
    title: "A claim is written twice",
    message: (p: { fact: string }): string => `\`${p.fact}\` has this claim already.`,
    explanation:
      "Claimant, stance, source, place and content are the same. It counts once; mostly another claimant or number was meant.",
    bad: "claims:\n  - {by: nato, source: garner-2024, at: para. 3}\n  - {by: nato, source: garner-2024, at: para. 3}",
    good: "claims:\n  - {by: nato, source: garner-2024, at: para. 3}",
  },
  "retracts-nothing": {
    code: "W4014",
    severity: "warning",
    title: "A retraction of nothing",
    message: (p: { fact: string }): string => `This takes back nothing that was said of \`${p.fact}\`.`,
    explanation:
      "`retracts` takes back an earlier claim of the same voice, which stays in the data: it shows what was known when. The words of a source itself are taken back by that source, by a correction that is `part_of` it and by what it is part of, unless the part has an author of its own. Who contradicts others denies.",
    bad: "claims: [{by: nato, stance: retracts, source: garner-2024}]",
    good: "claims:\n  - {by: nato, said: 2024-10, source: depetris-2024}\n  - {by: nato, stance: retracts, said: 2024-11, source: garner-2024}",
  },
  "long-quote": {
    code: "W4015",
    severity: "warning",
    title: "A quote is longer than a phrase",
    message: (p: { words: number; longest: number }): string =>
      `This quote has ${p.words} words; more than ${p.longest} are someone else's text.`,
    explanation:
      "Facts carry over from a source, its sentences do not: say it in your own words, with `at` for the place. A phrase may be quoted where the very words matter. `quote_words` in entente.yaml sets another limit for a project.",
    bad: "quote: a sentence of the source from its first word to its full stop",
    good: "quote: its very words",
  },
  "inferred-without-date": {
    code: "W4016",
    severity: "warning",
    title: "The reason for a date has no date",
    message: (): string => "This says why a date is inferred, but there is no `date`.",
    explanation: "`date_inferred` goes with `date` and says what it was inferred from.",
    bad: "type: source\nname: Whirlpool\nkind: analysis\ndate_inferred: from the events it mentions",
    good: "type: source\nname: Whirlpool\nkind: analysis\ndate: 2024-11~\ndate_inferred: from the events it mentions",
  },
  "both-ways": {
    code: "W4017",
    severity: "warning",
    title: "A speaker asserts and denies the same",
    message: (p: { who: string; fact: string }): string =>
      `In one source \`${p.who}\` both asserts and denies \`${p.fact}\`.`,
    explanation:
      "The two claims are alike but for their stance. Either one stance is a slip, or they were made at different times and need `said`, or what is denied differs and should say how. To pass on someone else's word and deny it, use `relays`.",
    bad: "claims:\n  - {by: nato, source: garner-2024, at: para. 3}\n  - {by: nato, stance: denies, source: garner-2024, at: para. 4}",
    good: "claims:\n  - {by: nato, relays: south-korea-nis, source: garner-2024, at: para. 3}\n  - {by: nato, stance: denies, source: garner-2024, at: para. 4}",
  },
  "cites-the-future": {
    code: "W4018",
    severity: "warning",
    title: "A source refers to a later one",
    message: (p: { id: string; date: string; other: string; later: string }): string =>
      `\`${p.id}\` (${p.date}) came out before \`${p.other}\` (${p.later}).`,
    explanation:
      "A source that cites, answers or is part of another came out with it or after it. One of the two dates may be wrong, or another edition is meant. Dates that are marked as inexact (`~`, `?`) contradict nothing.",
    bad: "# comment-1.yaml is of 2024-10-01, the article of 2024-10-20\nreplies_to: article",
    good: "# comment-1.yaml is of 2024-10-21\nreplies_to: article",
  },
  "untied-denier": {
    code: "W4020",
    severity: "warning",
    title: "Someone of whom nothing says for whom they speak denies a fact beside a party to it",
    message: (p: { fact: string; denier: string; party: string }): string =>
      `\`${p.denier}\` makes the denial of \`${p.fact}\` independent of \`${p.party}\`: nothing says for whom \`${p.denier}\` speaks.`,
    explanation:
      "Denials by the parties to a fact make it contested by a party, any other denial makes it contested independently. A president or a spokesperson is another until a relation of one voice (`leads`, `head_of_state`) or `speaks_for` ties them to the party. If they are really apart, give them `speaks_for: []`.",
    bad: "# premier.yaml has no relations\nclaims:\n  - {by: state, stance: denies, source: gazette}\n  - {by: premier, stance: denies, source: gazette}",
    good: "# premier.yaml: leads: state\nclaims:\n  - {by: state, stance: denies, source: gazette}\n  - {by: premier, stance: denies, source: gazette}",
  },
  "party-in-all-but-name": {
    code: "W4019",
    severity: "warning",
    title: "A denial counts as independent, though the denier's own people are concerned",
    message: (p: { fact: string; denier: string; member: string; owner: string }): string =>
      `\`${p.denier}\` counts as no party to \`${p.fact}\`, but \`${p.member}\` belongs to \`${p.owner}\`.`,
    explanation:
      "A denial by a party to a fact is self-interested, and a party is anyone who speaks with the voice of an end or of an entity that a qualifier names. Relations flagged `belongs_to_object` or `belongs_to_subject` say who belongs to whom without that. If one speaks with the voice of the other, write `part_of` (or `leads`); if it is really apart, give it `speaks_for: []`.",
    bad: "# battalion.yaml: member_of: army; army.yaml: part_of: state\nfights_in: {to: war, by: state, stance: denies, source: gazette}",
    good: "# battalion.yaml: part_of: army; army.yaml: part_of: state\nfights_in: {to: war, by: state, stance: denies, source: gazette}",
  },
} as const;
