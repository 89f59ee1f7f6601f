export { plain, shortened } from "../../src/text/plain.ts";
