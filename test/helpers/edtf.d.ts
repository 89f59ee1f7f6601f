/** The part of the `edtf` package that tests use; it ships no declaration of its default export. */
declare module "edtf" {
  /** Throws where `text` is not EDTF. Bounds are in ms since 1970, or infinite. */
  export default function edtf(text: string): { readonly type: string; readonly min: number; readonly max: number };
}
