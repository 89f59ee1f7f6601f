import type { View } from "./table.ts";

/** What people ask, each as a view that runs on every engine as it is. */
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
      "Facts that may hold today, as the database's clock has it: `holds` says whether that is certain or only possible, and `dated` is false where there is no date. Those that are only denied, foretold or unsourced are left out.",
    select: `
      SELECT f.*, f.when_text IS NOT NULL AS dated,
             CASE WHEN f.when_latest_start <= CURRENT_DATE AND f.when_earliest_end >= CURRENT_DATE THEN 'certain'
                  WHEN f.when_text IS NOT NULL THEN 'possible' END AS holds
      FROM fact f
      WHERE f.support_rank >= 3
        AND (f.when_first IS NULL OR f.when_first <= CURRENT_DATE)
        AND (f.when_last IS NULL OR f.when_last >= CURRENT_DATE)`,
    example: {
      question: "Which dated facts may hold today?",
      sql: `SELECT id, when_text, holds FROM current_fact WHERE dated ORDER BY id`,
    },
  },
  {
    name: "fact_time",
    description:
      "When facts hold: a row for each claim that dates its fact, and for each dated fact without claims. A fact holds possibly at some time from day `a` to day `b` where `(when_first IS NULL OR when_first <= b) AND (when_last IS NULL OR when_last >= a)`, certainly where `when_latest_start <= b AND when_earliest_end >= a`; throughout these days, with `a` and `b` changed over.",
    select: `
      SELECT c.fact, c.id AS claim, c.known, c.when_text, c.when_first, c.when_last, c.when_latest_start, c.when_earliest_end
      FROM claim c WHERE c.when_text IS NOT NULL
      UNION ALL
      SELECT f.id, NULL, NULL, f.when_text, f.when_first, f.when_last, f.when_latest_start, f.when_earliest_end
      FROM fact f WHERE f.claims = 0 AND f.when_text IS NOT NULL`,
    example: {
      question: "Which facts certainly held at some time in October 2024?",
      sql: `
        SELECT DISTINCT fact FROM fact_time
        WHERE when_latest_start <= DATE '2024-10-31' AND when_earliest_end >= DATE '2024-10-01'
        ORDER BY fact`,
    },
  },
  {
    name: "single_voice_fact",
    description: "Facts that rest on one voice, and whose it is.",
    select: `
      SELECT f.id, f.type, f.subject, f.object, f.support, v.voice, f.claims
      FROM fact f JOIN voice v ON v.fact = f.id AND v.side = 'for'
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
      WHERE v.side = 'for'
      GROUP BY v.voice, f.support, f.support_rank`,
    example: {
      question: "Whose word carries most, and how much of it rests on them alone?",
      sql: `
        SELECT voice, SUM(facts) AS facts, SUM(alone) AS alone FROM support_by_voice
        GROUP BY voice ORDER BY facts DESC, voice LIMIT 10`,
    },
  },
  {
    name: "contested_fact",
    description: "Facts that a voice denies, one row for each denier. Those with a rival: table `rival`.",
    select: `
      SELECT f.id, f.type, f.subject, f.object, f.support, f.contested, f.voices, v.voice AS denier
      FROM fact f JOIN voice v ON v.fact = f.id AND v.side = 'against'
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
    description: "Claims that pass on a word without naming whose it is.",
    select: `SELECT * FROM claim WHERE 'unknown' = ANY(relays)`,
    example: {
      question: "Which numbers are hearsay?",
      sql: `SELECT h.id, h.quantity, h.source FROM hearsay h WHERE h.quantity IS NOT NULL ORDER BY h.id`,
    },
  },
  {
    name: "about",
    description:
      "Which facts are about an entity: it is an end, or a qualifier of the fact or of one of its claims. What `facts --about` and `show` list.",
    select: `
      SELECT f.id AS fact, f.subject AS entity FROM fact f
      UNION SELECT f.id, f.object FROM fact f WHERE f.object IS NOT NULL
      UNION SELECT q.fact, q.entity FROM qualifier q WHERE q.entity IS NOT NULL`,
    example: {
      question: "Which weapons are most facts about?",
      sql: `
        SELECT a.entity, COUNT(*) AS facts FROM about a JOIN entity e ON e.id = a.entity
        WHERE e.type = 'weapon' GROUP BY a.entity ORDER BY facts DESC, a.entity LIMIT 10`,
    },
  },
  {
    name: "claim_names",
    description:
      "Which entities a claim names: the ends of its fact, its own qualifiers, and those of the fact for which it gives none of its own.",
    select: `
      SELECT c.id AS claim, f.subject AS entity FROM claim c JOIN fact f ON f.id = c.fact
      UNION SELECT c.id, f.object FROM claim c JOIN fact f ON f.id = c.fact WHERE f.object IS NOT NULL
      UNION SELECT q.claim, q.entity FROM qualifier q WHERE q.claim IS NOT NULL AND q.entity IS NOT NULL
      UNION SELECT c.id, q.entity
      FROM claim c
      JOIN qualifier q ON q.fact = c.fact AND q.claim IS NULL AND q.entity IS NOT NULL
      LEFT JOIN qualifier own ON own.fact = c.fact AND own.claim = c.id AND own.name = q.name
      WHERE own.claim IS NULL`,
    example: {
      question: "Which claims name the agreement of June 2024?",
      sql: `
        SELECT n.claim FROM claim_names n JOIN claim c ON c.id = n.claim
        WHERE n.entity = 'rus-dprk-agreement-2024' AND c.stance = 'denies' ORDER BY n.claim`,
    },
  },
  {
    name: "mention",
    description:
      "Which entity occurs in which document: a claim there names it (parts count for the whole). What another document alone says of the same fact does not count.",
    select: `
      SELECT DISTINCT n.entity, s.whole AS source
      FROM claim_names n
      JOIN claim c ON c.id = n.claim
      JOIN source s ON s.id = c.source
      JOIN entity e ON e.id = n.entity`,
    example: {
      question: "Which states occur in the most documents?",
      sql: `
        SELECT m.entity, COUNT(*) AS documents FROM mention m JOIN entity e ON e.id = m.entity
        WHERE e.type = 'state' GROUP BY m.entity ORDER BY documents DESC, m.entity`,
    },
  },
  {
    name: "reference",
    description: "Attributes that refer, with the names of both: whose operator, court or subject an entity is.",
    select: `
      SELECT a.entity, e.name AS entity_name, a.name AS attribute, a.target, t.name AS target_name
      FROM attribute a
      JOIN entity e ON e.id = a.entity
      LEFT JOIN entity t ON t.id = a.target
      WHERE a.target IS NOT NULL`,
    example: {
      question: "Which theses are about the agreement of June 2024?",
      sql: `
        SELECT entity FROM reference
        WHERE attribute = 'about' AND target = 'rus-dprk-agreement-2024' ORDER BY entity`,
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
