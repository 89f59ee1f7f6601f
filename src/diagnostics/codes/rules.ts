/** E4xxx: facts, claims and dates that contradict one another. */
export const ruleCodes = {} as const;
