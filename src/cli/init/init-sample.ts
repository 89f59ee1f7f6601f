/**
 * The files of a first dossier: an invented story with a source, a confirmation, a denial and two numbers. docs/tutorial.md builds it up
 * step by step; a test compares the two.
 */
export const SAMPLE: Readonly<Record<string, string>> = {
  "archive/gazette-1933.txt": `Sylvania has received field guns from Freedonia, the Sylvania Gazette learned on Friday.

Ambassador Trentino confirmed the delivery. "Forty guns crossed the bridge this week," he said.

President Firefly of Freedonia called the report an invention. "Not one gun has left this country."

A customs officer at the bridge, who asked not to be named, counted thirty-six guns coming over from Freedonia.
`,
  "data/items/field-gun.yaml": `type: weapon
name: field gun
`,
  "data/organisations/sylvania-gazette.yaml": `type: organisation
name: Sylvania Gazette
kind: newspaper
`,
  "data/people/customs-officer.yaml": `type: person
name: customs officer at the bridge
unnamed: true
`,
  "data/people/rufus-firefly.yaml": `type: person
name: Rufus T. Firefly
relations:
  leads: {to: freedonia, title: President, source: gazette-1933, at: para. 3}
`,
  "data/people/trentino.yaml": `type: person
name: Trentino
role: Ambassador of Sylvania
speaks_for: sylvania
`,
  "data/sources/gazette-1933.yaml": `type: source
name: Guns across the bridge
kind: news
date: 1933-11-17
url: https://example.org/gazette/guns-across-the-bridge
archive: gazette-1933.txt
relations:
  published_by: sylvania-gazette
`,
  "data/states/freedonia.yaml": `type: state
name: Freedonia
relations:
  supplies:
    - to: sylvania
      item: field-gun
      when: 1933-11
      claims:
        - by: trentino
          stance: confirms
          quantity: 40 items
          source: gazette-1933
          at: para. 2
          quote: Forty guns crossed the bridge
        - {by: rufus-firefly, stance: denies, source: gazette-1933, at: para. 3, quote: called the report an invention}
        - {by: customs-officer, basis: firsthand, quantity: 36 items, source: gazette-1933, at: para. 4}
`,
  "data/states/sylvania.yaml": `type: state
name: Sylvania
`,
  "entente.yaml": `title: Did Freedonia send guns to Sylvania?
standfirst: >
  Sylvania confirms that it received field guns. Freedonia denies having sent any. A customs officer counted thirty-six. An invented story:
  replace it with your own.
authors: [Your name]
licence: CC-BY-4.0
views:
  - id: guns
    title: Who says that guns crossed the bridge?
    text: Sylvania's ambassador speaks of forty guns, a customs officer counted thirty-six. Freedonia's president denies it.
    entities: [freedonia, sylvania, rufus-firefly]
    facts: [freedonia.supplies.sylvania.field-gun]
    arrange:
      - [freedonia, ~, sylvania]
      - [rufus-firefly, ~, ~]
`,
};
