import type { NumberFormat } from "./number-format.ts";

const DAY = 86_400_000;
const SECONDS = 86_400;
/** Day 60 of the calendar that begins in 1900 is a 29th of February that never was. */
const NEVER = 60;
/** The 31st of December 9999. */
const LAST_DAY = 2_958_465;
/** From the first day of the one calendar to that of the other. */
const TO_1904 = 1462;

/** A cell's number as people would write it in a table of text. `is1904`: days are counted from 1904. */
export function numberText(written: string, format: NumberFormat, is1904: boolean): string {
  const value = Number(written);
  if (written === "" || !Number.isFinite(value)) return written;
  if (format.is === "number") return plain(written, value);
  if (format.is === "percent") return `${plain("", Number(`${plain(written, value)}e2`))}%`;
  if (format.is === "digits") return digits(plain(written, value), format.count);
  if (format.is === "duration") return value < 0 ? plain(written, value) : clock(Math.round(value * SECONDS));
  if (format.is === "time" && value >= 0 && value < 1) return clock(Math.round(value * SECONDS));
  return dateText(is1904 ? value + TO_1904 : value) ?? plain(written, value);
}

/**
 * A number without what binary arithmetic puts behind its last digit: 0.30000000000000004 is 0.3. Whole numbers of any length, and
 * numbers that do have so many digits, stay as they are.
 */
function plain(written: string, value: number): string {
  if (/^-?(?:0|[1-9]\d*)$/.test(written)) return written;
  const exact = String(value);
  const rounded = String(Number(value.toPrecision(15)));
  return significant(exact) > 15 && significant(rounded) < 13 ? rounded : exact;
}

function significant(number: string): number {
  return number.replace(/e.*|[-.]/g, "").replace(/^0+/, "").length;
}

function digits(text: string, count: number): string {
  return /^\d+$/.test(text) ? text.padStart(count, "0") : text;
}

/** Null: it is not a day of the calendar. */
function dateText(serial: number): string | null {
  if (serial < 0 || serial >= LAST_DAY + 1) return null;
  let day = Math.floor(serial);
  let second = Math.round((serial - day) * SECONDS);
  if (second === SECONDS) [day, second] = [day + 1, 0];
  const date =
    day === 0
      ? "1900-01-00"
      : day === NEVER
        ? "1900-02-29"
        : new Date(Date.UTC(1899, 11, day < NEVER ? 31 : 30) + day * DAY).toISOString().slice(0, 10);
  return second === 0 ? date : `${date}T${clock(second)}`;
}

function clock(seconds: number): string {
  const [hours, minutes] = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60];
  return [hours, minutes, seconds % 60].map((part) => String(part).padStart(2, "0")).join(":");
}
