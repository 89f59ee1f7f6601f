/** E30xx: names that lead nowhere, or to the wrong kind of thing. */
export const referenceCodes = {} as const;
