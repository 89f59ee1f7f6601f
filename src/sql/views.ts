import type { View } from "./table.ts";

/** What people ask, each as a view that runs on every engine as it stands. */
export const VIEWS: readonly View[] = [
  {
    name: "named_fact",
    description: "Facts with the names of their ends and items, to be read by people.",
    select: `
      SELECT f.id, f.type, f.subject, f.object, f.item, s.name AS subject_name, o.name AS object_name, i.name AS item_name,
             f.when_text, f.support, f.support_rank, f.contested, f.voices
      FROM fact f
      LEFT JOIN entity s ON s.id = f.subject
      LEFT JOIN entity o ON o.id = f.object
      LEFT JOIN entity i ON i.id = f.item`,
    example: {
      question: "Who supplies what to Russia?",
      sql: `
        SELECT subject_name, item_name, support, voices FROM named_fact
        WHERE type = 'supplies' AND object = 'russia' ORDER BY id`,
    },
  },
  {
    name: "link",
    description:
      "Facts between two entities, seen from either end: symmetric relations as such, the others with `forwards` false.",
    select: `
      SELECT f.id AS fact, f.type, f.subject AS near, f.object AS far, true AS forwards, f.support, f.support_rank, f.voices
      FROM fact f WHERE f.object IS NOT NULL
      UNION ALL
      SELECT f.id, f.type, f.object, f.subject, e.undirected IS NOT NULL, f.support, f.support_rank, f.voices
      FROM fact f
      LEFT JOIN edge e ON e.id = f.id AND e.undirected
      WHERE f.object IS NOT NULL AND f.object <> f.subject`,
    example: {
      question: "With whom does North Korea share a border?",
      sql: `SELECT DISTINCT far FROM link WHERE type = 'borders' AND near = 'north-korea' AND forwards ORDER BY far`,
    },
  },
  {
    name: "current_fact",
    description:
      "Facts that are not over and have begun, or have no date at all (`dated` false); those that are only denied, foretold or unsourced are left out.",
    select: `
      SELECT f.*, f.when_text IS NOT NULL AS dated
      FROM fact f
      WHERE f.support_rank >= 3
        AND (f.when_first IS NULL OR f.when_first <= CURRENT_DATE)
        AND (f.when_last IS NULL OR f.when_last >= CURRENT_DATE)`,
    example: {
      question: "Which dated facts hold today?",
      sql: `SELECT id, when_text FROM current_fact WHERE dated ORDER BY id`,
    },
  },
  {
    name: "single_voice_fact",
    description: "Facts that rest on one voice, and whose it is.",
    select: `
      SELECT f.id, f.type, f.subject, f.object, f.support, v.voice, f.claims
      FROM fact f JOIN voice v ON v.fact = f.id AND NOT v.denies
      WHERE f.voices = 1`,
    example: {
      question: "Which supplies rest on one voice, and on whose?",
      sql: `SELECT id, voice FROM single_voice_fact WHERE type = 'supplies' ORDER BY id`,
    },
  },
  {
    name: "support_by_voice",
    description: "How many facts of each support a voice asserts, and how many of them rest on it alone.",
    select: `
      SELECT v.voice, f.support, f.support_rank, COUNT(*) AS facts,
             SUM(CASE WHEN f.voices = 1 THEN 1 ELSE 0 END) AS alone
      FROM voice v JOIN fact f ON f.id = v.fact
      WHERE NOT v.denies
      GROUP BY v.voice, f.support, f.support_rank`,
    example: {
      question: "Whose word carries most, and how much of it stands alone?",
      sql: `
        SELECT voice, SUM(facts) AS facts, SUM(alone) AS alone FROM support_by_voice
        GROUP BY voice ORDER BY facts DESC, voice LIMIT 10`,
    },
  },
  {
    name: "contested_fact",
    description: "Facts that a voice denies, one row for each denier.",
    select: `
      SELECT f.id, f.type, f.subject, f.object, f.support, f.contested, f.voices, v.voice AS denier
      FROM fact f JOIN voice v ON v.fact = f.id AND v.denies
      WHERE f.contested <> 'no'`,
    example: {
      question: "What is denied, and by whom?",
      sql: `SELECT id, support, contested, denier FROM contested_fact ORDER BY id, denier`,
    },
  },
  {
    name: "claim_about",
    description: "Claims with what they are about and the source's name, kind and date.",
    select: `
      SELECT c.id, c.fact, f.type, f.subject, f.object, f.item, c.by AS claimant, c.voice, c.stance, c.source,
             s.name AS source_name, s.kind AS source_kind, s.whole, c.known, c.at AS place, c.quantity, c.quantity_min,
             c.quantity_max, c.quantity_unit, c.quantity_rate, c.when_text
      FROM claim c
      JOIN fact f ON f.id = c.fact
      LEFT JOIN source s ON s.id = c.source`,
    example: {
      question: "Who gives which number for the deployment of troops?",
      sql: `
        SELECT voice, quantity, stance, source FROM claim_about
        WHERE type = 'deploys_to' AND quantity_unit = 'troops' ORDER BY id`,
    },
  },
  {
    name: "hearsay",
    description: "Claims that pass on what nobody is named for.",
    select: `SELECT * FROM claim WHERE 'unknown' = ANY(relays)`,
    example: {
      question: "Which numbers are hearsay?",
      sql: `SELECT h.id, h.quantity, h.source FROM hearsay h WHERE h.quantity IS NOT NULL ORDER BY h.id`,
    },
  },
  {
    name: "mention",
    description:
      "Which entity stands in which document: at an end of a fact with a claim there (parts count for the whole), or in a qualifier.",
    select: `
      SELECT DISTINCT n.entity, s.whole AS source
      FROM (
        SELECT id AS fact, subject AS entity FROM fact
        UNION SELECT id, object FROM fact WHERE object IS NOT NULL
        UNION SELECT q.fact, q.text FROM qualifier q JOIN entity e ON e.id = q.text
      ) n
      JOIN claim c ON c.fact = n.fact
      JOIN source s ON s.id = c.source`,
    example: {
      question: "Which states stand in the most documents?",
      sql: `
        SELECT m.entity, COUNT(*) AS documents FROM mention m JOIN entity e ON e.id = m.entity
        WHERE e.type = 'state' GROUP BY m.entity ORDER BY documents DESC, m.entity`,
    },
  },
  {
    name: "actor_degree",
    description: "How many facts an actor is subject of and object of, bibliography left out.",
    select: `
      SELECT e.id, e.name, e.type,
             (SELECT COUNT(*) FROM edge x WHERE x.subject = e.id AND x.origin = 'stated' AND NOT x.background) AS facts_out,
             (SELECT COUNT(*) FROM edge x WHERE x.object = e.id AND x.origin = 'stated' AND NOT x.background) AS facts_in
      FROM entity e JOIN entity_type t ON t.type = e.type AND t.is_a = 'actor'`,
    example: {
      question: "Who is tied to most?",
      sql: `
        SELECT id, facts_out, facts_in FROM actor_degree
        ORDER BY facts_out + facts_in DESC, id LIMIT 10`,
    },
  },
];
