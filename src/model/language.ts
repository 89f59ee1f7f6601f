/** The shape of a BCP 47 language tag. */
export const LANGUAGE: RegExp = /^[A-Za-z]{2,8}(?:-[A-Za-z0-9]{1,8})*$/;

/** What is said where one is expected. */
export const LANGUAGE_TAG: string = "a language tag such as `ko` or `zh-Hant` belongs here";
