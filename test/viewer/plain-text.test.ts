import { describe, expect, it } from "vitest";
import { webAddress } from "../../src/wording/web-address.ts";
import { plain, shortened } from "../../viewer/data/plain-text.ts";

describe("text of others", () => {
  it("loses what would reorder or hide the text around it", () => {
    expect(plain("a\u202egnp.exe\u2066b\u0000c\ufeffd\u2028e")).toBe("agnp.exebcde");
  });

  it("keeps what scripts need", () => {
    expect(plain("می\u200cخواهم 북한 ประเทศ\n\té")).toBe("می\u200cخواهم 북한 ประเทศ\n\té");
  });

  it("is cut with an ellipsis that counts", () => {
    expect(shortened("Office of the President", 10)).toBe("Office of…");
    expect(shortened("short", 10)).toBe("short");
  });

  it.each([
    "javascript:alert(1)",
    " javascript:alert(1)",
    "data:text/html,x",
    "file:///etc/passwd",
    "//x.example",
    "no",
    7,
    null,
  ])("gives no link for %s", (text) => {
    expect(webAddress(text)).toBeNull();
  });

  it("gives a link for the web", () => {
    expect(webAddress("https://example.org/a b")).toBe("https://example.org/a%20b");
  });
});
