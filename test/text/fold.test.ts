import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { fold } from "../../src/text/fold.ts";

describe("fold", () => {
  it.each([
    ["Łukasz", "lukasz"],
    ["Søren", "soren"],
    ["Đorđe", "dorde"],
    ["Işıl", "isil"],
    ["İzmir", "izmir"],
    ["Straße", "strasse"],
    ["STRASSE", "straße"],
    ["GROẞ", "gross"],
    ["O’Brien", "o'brien"],
    ["OʼBrien", "o`brien"],
    ["O´Brien", "O'Brien"],
    ["Æthelred", "aethelred"],
    ["Ǽ", "ae"],
    ["Œuvre", "oeuvre"],
    ["Þórður", "thordur"],
    ["Ħamrun", "hamrun"],
    ["Nguyễn Văn Đức", "nguyen van duc"],
    ["Ὀδυσσεύς", "οδυσσευς"],
    ["ΟΔΥΣΣΕΥΣ", "οδυσσευς"],
    ["Артём", "артем"],
    ["مُحَمَّد", "محمد"],
    ["محمـــد", "محمد"],
    ["שָׁלוֹם", "שלום"],
    ["צה״ל", 'צה"ל'],
    ["“Wagner”", '"wagner"'],
    ["«Вагнер»", '"вагнер"'],
    ["Jean‑Luc", "jean-luc"],
    ["1939–1945", "1939-1945"],
    ["Ｇ７", "g7"],
    ["ﬁne", "fine"],
    ["New\u00A0York", "new york"],
    ["New\u3000 York ", "new york"],
    ["Zero\u200BWidth", "zerowidth"],
    ["می‌خواهم", "میخواهم"],
    ["ｶﾞ", "ガ"],
    ["한국", "한국".normalize("NFD")],
    ["Zürich", "Zu\u0308rich"],
  ])("takes %s and %s for one name", (a, b) => {
    expect(fold(a)).toBe(fold(b));
  });

  it.each([
    ["रोम", "राम"],
    ["कि", "की"],
    ["क", "क़"],
    ["かき", "がき"],
    ["ハハ", "パパ"],
    ["กิน", "กีน"],
    ["เก่า", "เกา"],
    ["ক", "কা"],
    ["தமிழ்", "தமழ"],
    ["ᠠ", "ᠡ"],
    ["한", "하"],
    ["ܫܠܳܡܳܐ", "ܫܠܡܐ"],
    ["q99", "q98"],
    ["a b", "ab"],
  ])("tells %s from %s", (a, b) => {
    expect(fold(a)).not.toBe(fold(b));
  });

  const texts = fc.oneof(
    fc.string({ unit: "binary" }),
    fc.string({ unit: "grapheme" }),
    fc.string({ unit: fc.constantFrom(..."aŁłßẞIıİiſςΣéе́йかが゙ीा้ '’´`\u00A0\u200B\u0301\u05BCאש-–") }),
  );

  it("changes nothing more when it is done again", () => {
    fc.assert(fc.property(texts, (text) => fold(fold(text)) === fold(text)));
  });

  it("is the same for every normal form and case of a text", () => {
    fc.assert(
      fc.property(texts, (text) => {
        for (const form of ["NFC", "NFD", "NFKC", "NFKD"]) expect(fold(text.normalize(form))).toBe(fold(text));
        expect(fold(text.toLowerCase())).toBe(fold(text));
      }),
    );
  });

  it("takes its short way with plain names only where the long one leads to the same", () => {
    const plain = fc.string({ unit: fc.constantFrom(..."aZ09'\"-_.,&()/ ") });
    fc.assert(fc.property(plain, (text) => fold(`${text}\u200B`) === fold(text)));
  });
});
